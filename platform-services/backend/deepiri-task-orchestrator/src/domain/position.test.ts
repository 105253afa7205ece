import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePlaces, firstPosition, LONGEST_POSITION, type Placed, placesIn } from './position.ts';
import { taskId } from './testing/given.ts';

const AT = Date.parse('2026-03-02T09:00:00.000Z');
const ordered = (tasks: readonly Placed[]) => tasks.toSorted(comparePlaces).map(({ id }) => id);

describe('firstPosition', () => {
  it('puts what is made later first, whatever the ids', () => {
    const moment = fc.integer({ min: 0, max: 4_000_000_000_000 }).filter((ms) => ms < 62 ** 7);
    const id = fc.uuid().map((uuid) => `tsk_${uuid}`);
    fc.assert(
      fc.property(moment, moment, id, id, (a, b, idA, idB) => {
        const [first, second] = [a, b].map((ms) => new Date(ms).toISOString());
        if (a >= b) return;
        expect(firstPosition(second!, idB) < firstPosition(first!, idA)).toBe(true);
      }),
    );
  });
});

/** A list that is moved about as the command does it, one write after the other. */
function createList(tasks: readonly Placed[]) {
  const places = new Map(tasks.map(({ id, position }) => [id, position]));
  const list = (without = '') =>
    [...places]
      .map(([id, position]) => ({ id, position }))
      .filter(({ id }) => id !== without)
      .toSorted(comparePlaces);
  return {
    list,
    /** The writes that a move needs, as it sees the list now. */
    plan(id: string, to: number): Placed[] {
      const others = list(id);
      const at = to % (others.length + 1);
      const [left, right] = [others.slice(0, at).toReversed(), others.slice(at)];
      for (let around = 0; ; around = around * 2 || 8) {
        const found = placesIn({ left: left.slice(0, around + 1), right: right.slice(0, around + 1) }, id, around);
        if (found) return found;
      }
    },
    write: ({ id, position }: Placed) => void places.set(id, position),
  };
}

const tasks = (count: number, spread: number) =>
  Array.from({ length: count }, (_, at) => {
    const id = taskId(at);
    return { id, position: firstPosition(new Date(AT + Math.floor(at * spread)).toISOString(), id) };
  });
const moves = (count: number) => fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count)), { minLength: 1, maxLength: 60 });

describe('an order by hand', () => {
  it('is what the moves say, each task where it was put, and no key grows beyond its length', () => {
    fc.assert(
      // With a spread of nothing all tasks are of one moment, and many have the same position.
      fc.property(fc.constantFrom(0, 0.2, 1_000), moves(12), (spread, steps) => {
        const { list, plan, write } = createList(tasks(12, spread));
        for (const [which, to] of steps) {
          const id = taskId(which);
          const expected = list(id).map((one) => one.id);
          expected.splice(to % 12, 0, id);
          for (const place of plan(id, to)) write(place);
          expect(ordered(list())).toEqual(expected);
        }
        expect(Math.max(...list().map(({ position }) => position.length))).toBeLessThanOrEqual(LONGEST_POSITION);
      }),
    );
  });

  it('keeps the order of all others after each single write of a move', () => {
    const crowded = fc.array(fc.constantFrom('a0', 'a0V', `a0${'0'.repeat(28)}1`, `a0${'0'.repeat(28)}2`, 'a1'), {
      minLength: 4,
      maxLength: 40,
    });
    fc.assert(
      fc.property(crowded, fc.nat(), fc.nat(), (positions, which, to) => {
        const { list, plan, write } = createList(positions.map((position, at) => ({ id: taskId(at), position })));
        const id = taskId(which % positions.length);
        const others = ordered(list(id));
        for (const place of plan(id, to)) {
          write(place);
          expect(ordered(list(id))).toEqual(others);
        }
      }),
    );
  });

  it('keeps every task and one total order when moves of several processes interleave write by write', () => {
    fc.assert(
      fc.property(moves(8), fc.array(fc.nat(7), { maxLength: 200 }), (steps, turns) => {
        const { list, plan, write } = createList(tasks(8, 0.3));
        const ids = ordered(list()).toSorted();
        const waiting = [...steps];
        const running: Placed[][] = [];
        for (const turn of turns) {
          const next = waiting.shift();
          // Each decides on what it sees when it begins, and writes later.
          if (next) running.push(plan(taskId(next[0]), next[1]));
          const place = running[turn % Math.max(1, running.length)]?.shift();
          if (place) write(place);
        }
        for (const place of running.flat()) write(place);
        const all = list();
        expect(ordered(all).toSorted()).toEqual(ids);
        for (const [at, one] of all.entries())
          expect(at === 0 || comparePlaces(all[at - 1] as Placed, one) < 0).toBe(true);
        // And whatever came of it can be put in order again.
        for (const id of ids.toReversed()) for (const place of plan(id, 0)) write(place);
        expect(ordered(list())).toEqual(ids);
      }),
    );
  });

  it('a thousand moves into the same gap leave short keys, and seldom need more than one write', () => {
    const { list, plan, write } = createList(tasks(40, 1_000));
    let writes = 0;
    for (let n = 0; n < 1_000; n++) {
      const last = ordered(list()).at(-1) as string;
      for (const place of plan(last, 20)) {
        write(place);
        writes++;
      }
    }
    expect(Math.max(...list().map(({ position }) => position.length))).toBeLessThanOrEqual(LONGEST_POSITION);
    expect(writes).toBeLessThan(1_600);
  });
});
