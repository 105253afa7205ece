import { ruleset } from './ruleset.ts';

export type LevelStanding = { level: number; xpIntoLevel: number; xpForNextLevel: number };

/** Index 0 is level 1: the XP that it begins at, and the XP from there to the next one. */
const levels = levelTable();

function levelTable(): readonly { from: number; cost: number }[] {
  const { base, growth } = ruleset.level;
  const table = [];
  for (let level = 1, from = 0; Number.isSafeInteger(from); level++) {
    const cost = Math.floor(base * growth ** (level - 1));
    table.push({ from, cost });
    from += cost;
  }
  return table;
}

/** The level that an amount of XP stands at, and how far into it. */
export function levelAt(xp: number): LevelStanding {
  let index = 0;
  while (index + 1 < levels.length && levels[index + 1]!.from <= xp) index++;
  const { from, cost } = levels[index]!;
  return { level: index + 1, xpIntoLevel: xp - from, xpForNextLevel: cost };
}
