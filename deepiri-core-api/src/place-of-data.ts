import { resolve } from 'node:path';
import type { Env } from 'deepiri-service-kit';

/** Where people's data is kept, for people: the folder, or the address of the server without what signs in there. */
export function placeOfData(env: Env): string {
  const url = env['DOCUMENTS_URL']?.trim();
  if (!url) return resolve(env['DATA_DIR'] ?? './data');
  return url.replace(/\/\/[^/]*@/, '//').replace(/\?.*$/s, '');
}
