import { openByScheme } from '../scheme.ts';
import type { DocumentStore } from './port.ts';

/**
 * Opens the documents and events of one service.
 * @param url `sqlite:<dir>` or `mongodb://host[/prefix]`
 * @throws StoreUnavailable when a server does not answer, Error in words for the operator when the URL is wrong
 */
export async function openDocuments(url: string, options: { service: string }): Promise<DocumentStore> {
  const mongo = async () => (await import('./mongo/store.ts')).openMongoDocuments(url, options.service);
  return openByScheme('documents', url, {
    sqlite: async () => (await import('./sqlite/store.ts')).openSqliteDocuments(url, options.service),
    mongodb: mongo,
    'mongodb+srv': mongo,
  });
}
