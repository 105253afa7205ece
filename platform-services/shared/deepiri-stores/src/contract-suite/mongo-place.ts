import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { locationOf } from '../documents/mongo/location.ts';
import type { Place } from './place.ts';

/** Test servers look through everything for each answer, and the machine may be busy. */
const UNHURRIED = 'socketTimeoutMS=120000&waitQueueTimeoutMS=120000&serverSelectionTimeoutMS=30000';

/** Databases of their own on a server, which are dropped in the end. @param url of the server; its path is replaced */
export function mongoPlace(url: string, { unhurried = false } = {}): Place {
  const service = 'contract';
  const prefix = `test-${randomUUID().slice(0, 8)}`;
  const [, server = '', options = ''] = /^([^/]*\/\/[^/?]*)[^?]*\??(.*)$/.exec(url) ?? [];
  const query = [options, unhurried ? UNHURRIED : ''].filter(Boolean).join('&');
  const place = `${server}/${prefix}?${query}`;
  return {
    url: place,
    service,
    async dispose() {
      const { url, database } = locationOf(place, service);
      const client = new MongoClient(url);
      await client.db(database).dropDatabase();
      await client.close();
    },
  };
}
