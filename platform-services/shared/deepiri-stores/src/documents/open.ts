import { openByScheme } from '../scheme.ts';
import type { DocumentStore } from './port.ts';

/** Opens the documents and events of one service. @param url `sqlite:<dir>` */
export async function openDocuments(url: string, options: { service: string }): Promise<DocumentStore> {
  return openByScheme('documents', url, {
    sqlite: async () => (await import('./sqlite/store.ts')).openSqliteDocuments(url, options.service),
  });
}
