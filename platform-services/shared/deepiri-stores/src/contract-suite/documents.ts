import { describe } from 'vitest';
import { crashes } from './documents-crashes.ts';
import { log } from './documents-log.ts';
import { paging } from './documents-paging.ts';
import { queries } from './documents-queries.ts';
import { shared } from './documents-shared.ts';
import { text } from './documents-text.ts';
import { writes } from './documents-writes.ts';
import type { Adapter } from './place.ts';

/** What every adapter of documents and events must do (rules D1 to D7). */
export function documentsContract(adapter: Adapter): void {
  describe(`documents on ${adapter.name}`, () => {
    writes(adapter);
    queries(adapter);
    text(adapter);
    paging(adapter);
    log(adapter);
    crashes(adapter);
    if (adapter.shared) shared(adapter);
  });
}
