/** In pixels: what a cell has above its entries, and an entry. */
const HEAD = 27;
const ENTRY = 24;
/** So many lines have room in any week, and in one that has more to show than that. */
const CALM = 2;
const FULL = 4;

const heightOf = (lines: number) => HEAD + lines * ENTRY;
/** Entries that a row of this height has room for. */
export const fitsIn = (height: number): number => Math.max(0, Math.floor((height - HEAD) / ENTRY));

/**
 * The heights of the weeks of a month: the same for all, unless a day of one has more than that can show. Then the calm
 * ones give what they do not need. Where that is not enough either, they are higher than the room, and scroll.
 * @param most how many entries the fullest day of each week has
 */
export function rowHeights(most: readonly number[], room: number): number[] {
  const even = room / most.length;
  const wanted = most.map((count) => heightOf(Math.max(CALM, count)));
  if (wanted.every((height) => height <= even)) return most.map(() => even);
  const heights = most.map((count) => heightOf(Math.min(FULL, Math.max(CALM, count))));
  let rest = room - sum(heights);
  for (let hungry = hungryOf(heights, wanted); rest > 0 && hungry.length > 0; hungry = hungryOf(heights, wanted)) {
    const share = rest / hungry.length;
    for (const at of hungry) {
      const more = Math.min(share, (wanted[at] ?? 0) - (heights[at] ?? 0));
      heights[at] = (heights[at] ?? 0) + more;
      rest -= more;
    }
    // What is left of a division is no pixel.
    if (rest < 1) break;
  }
  return rest > 0 ? heights.map((height) => height + rest / heights.length) : heights;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const hungryOf = (heights: readonly number[], wanted: readonly number[]) =>
  [...heights.keys()].filter((at) => (wanted[at] ?? 0) - (heights[at] ?? 0) >= 1);
