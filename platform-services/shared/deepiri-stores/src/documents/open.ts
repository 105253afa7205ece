import { openByScheme } from '../scheme.ts';
import type { Holdings } from './holdings.ts';
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

/** Opens what a service holds, to move it; nobody else may use it meanwhile. @param url as for `openDocuments` @throws likewise */
export async function openHoldings(url: string, { service }: { service: string }): Promise<Holdings> {
  const mongo = async () => (await import('./mongo/holdings.ts')).mongoHoldings(url, service);
  return openByScheme('documents', url, {
    sqlite: async () => (await import('./sqlite/holdings.ts')).sqliteHoldings(url, service),
    mongodb: mongo,
    'mongodb+srv': mongo,
  });
}
