import { ARCHIVE_FORMAT, ARCHIVE_VERSION } from 'deepiri-contracts';
import type { Stores } from '../../store/collections.ts';
import { RECORD_END } from './collection.ts';
import { archivedCollections } from './collections.ts';

/** Everything of a person as one JSON document, in pieces: no more of it is in memory than one. */
export async function* writeArchive(stores: Stores, ownerId: string): AsyncGenerator<string> {
  yield `{"format":"${ARCHIVE_FORMAT}","version":${ARCHIVE_VERSION}`;
  for (const { name, read } of archivedCollections) {
    yield `,\n"${name}":[\n`;
    let between = '';
    for await (const piece of read(stores, ownerId)) {
      const ends = piece.endsWith(RECORD_END);
      yield between + (ends ? piece.slice(0, -RECORD_END.length) : piece);
      between = ends ? ',\n' : '';
    }
    yield '\n]';
  }
  yield '\n}\n';
}
