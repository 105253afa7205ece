import { asideOf, tellAside } from './aside.ts';
import { type Check, formOf, isText, listOf } from './checks.ts';
import { changeKept, keep, outboxOf, readingOf, readKept } from './local-store.ts';
import { isEntry } from './outbox/is-entry.ts';

const isReading = formOf({
  build: isText,
  known: listOf(formOf({ key: Array.isArray, at: (value) => typeof value === 'number' })),
});

/** What of a list is of a known shape, and what is not; what is no list is nothing of it. */
export function sift(kept: unknown, check: Check): { sound: unknown[]; odd: unknown[] } {
  if (kept === undefined) return { sound: [], odd: [] };
  if (!Array.isArray(kept)) return { sound: [], odd: [kept] };
  return { sound: kept.filter(check), odd: kept.filter((one) => !check(one)) };
}

/** Lies aside before it goes from where it was: it is never in neither place. */
async function layAside(name: string, things: readonly unknown[]): Promise<void> {
  if (things.length === 0) return;
  await changeKept<readonly unknown[]>(asideOf(name), (before = []) => [...before, ...things]);
  tellAside();
}

/**
 * What is kept of a person is input like any other: another build may have kept it, or somebody who tried something. What has
 * no shape that is known here is laid aside, and the rest goes on.
 */
export async function tidy(userId: string): Promise<void> {
  const [reading, outbox] = [readingOf(userId), outboxOf(userId)];
  const read = await readKept(reading);
  if (read !== undefined && !isReading(read)) {
    await layAside(reading, [read]);
    await keep(reading, undefined);
  }
  let odd: unknown[] = [];
  await changeKept<readonly unknown[]>(outbox, (kept) => {
    odd = sift(kept, isEntry).odd;
    return kept ?? [];
  });
  await layAside(outbox, odd);
  await changeKept<readonly unknown[]>(outbox, (kept) => sift(kept, isEntry).sound);
}
