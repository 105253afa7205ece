import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { placeOfData } from './place-of-data.ts';

it.each([
  [{}, resolve('data')],
  [{ DATA_DIR: '/var/lib/deepiri', DOCUMENTS_URL: ' ' }, '/var/lib/deepiri'],
  [{ DOCUMENTS_URL: 'sqlite:./elsewhere' }, 'sqlite:./elsewhere'],
  [{ DOCUMENTS_URL: 'mongodb://jo:s@cret@a:1,b:2/deepiri?replicaSet=rs0&password=x' }, 'mongodb://a:1,b:2/deepiri'],
])('says where the data is, and not what signs in there: %#', (env, place) => expect(placeOfData(env)).toBe(place));
