const BOX = /^\s*(?:[-*+]|\d+[.)])\s+\[([ xX])\]\s/;

/** How many boxes there are to tick in a text, and how many are ticked; null where there are none. Code has no boxes. */
export function boxesIn(text: string): { done: number; total: number } | null {
  if (!text.includes('[')) return null;
  let isCode = false;
  let [done, total] = [0, 0];
  for (const line of text.split('\n')) {
    if (line.trimStart().startsWith('```')) isCode = !isCode;
    const mark = isCode ? undefined : BOX.exec(line)?.[1];
    if (mark === undefined) continue;
    total += 1;
    if (mark !== ' ') done += 1;
  }
  return total === 0 ? null : { done, total };
}
