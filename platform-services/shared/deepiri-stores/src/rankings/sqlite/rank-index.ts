/** Where a member stands: by score, highest first, then by when the score was reached. `low` is the negated score. */
export type Place = { low: number; sequence: number };

/** The first place of a run of members, and how many members it holds. */
type Run = Place & { count: number };

/** Reads places of the stored board. */
export type Places = {
  /** The place `distance` members after a place (0: the place itself or the next one). */
  after(from: Place, distance: number): Place | undefined;
  /** How many stand at or after `from` and before `to`. */
  between(from: Place, to: Place): number;
};

/** Counts of a board in runs of neighbours, so that ranks need not be counted one by one. It knows no members and fits in little memory. */
export type RankIndex = {
  size(): number;
  /** Counts a member in. Called when the place is stored. */
  add(place: Place): void;
  /** Counts a member out. */
  remove(place: Place): void;
  /** How many stand before a place. */
  before(place: Place): number;
  /** A place to start from to reach the member at an offset, and how many to skip from there. */
  locate(offset: number): { from: Place; skip: number };
};

const RUN = 512;
const FIRST: Place = { low: Number.NEGATIVE_INFINITY, sequence: 0 };

/** Counts a stored board. Takes some 50 ms for a million members. */
export function rankIndex(places: Places, size: number): RankIndex {
  const runs: Run[] = [{ ...FIRST, count: size }];
  let total = size;
  splitFully();

  function splitFully(): void {
    for (let index = 0; (runs[index]?.count ?? 0) > RUN; index += 1) split(index, RUN);
  }

  function split(index: number, keep: number): void {
    const run = runs[index] as Run;
    const start = places.after(run, keep);
    if (!start) throw new Error('the counts of a board do not fit its members');
    runs.splice(index + 1, 0, { ...start, count: run.count - keep });
    run.count = keep;
  }

  function runOf(place: Place): number {
    let low = 0;
    let high = runs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (compare(runs[middle] as Run, place) <= 0) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  function countBefore(index: number): number {
    let count = 0;
    for (let earlier = 0; earlier < index; earlier += 1) count += (runs[earlier] as Run).count;
    return count;
  }

  return {
    size: () => total,
    add(place) {
      const index = runOf(place);
      const run = runs[index] as Run;
      run.count += 1;
      total += 1;
      if (run.count > 2 * RUN) split(index, RUN);
    },
    remove(place) {
      const index = runOf(place);
      const run = runs[index] as Run;
      run.count -= 1;
      total -= 1;
      if (run.count === 0 && index > 0) runs.splice(index, 1);
    },
    before(place) {
      const index = runOf(place);
      return countBefore(index) + places.between(runs[index] as Run, place);
    },
    locate(offset) {
      let skip = offset;
      let index = 0;
      while (index < runs.length - 1 && skip >= (runs[index] as Run).count) {
        skip -= (runs[index] as Run).count;
        index += 1;
      }
      const { low, sequence } = runs[index] as Run;
      return { from: { low, sequence }, skip };
    },
  };
}

function compare(a: Place, b: Place): number {
  return a.low - b.low || a.sequence - b.sequence;
}
