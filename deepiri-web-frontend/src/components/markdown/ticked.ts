import { parseInline, wordsOf } from './inline.ts';

const BOX = /^(\s*(?:[-*+]|\d+[.)])\s+\[)([ xX])(\]\s+)(.*)$/;

/** The words of the boxes that were ticked and cleared; null when anything else is different between two texts. */
export function tickedIn(before: string, after: string): { ticked: string[]; cleared: string[] } | null {
  const [old, now] = [before.split('\n'), after.split('\n')];
  if (before === after || old.length !== now.length) return null;
  const told: { ticked: string[]; cleared: string[] } = { ticked: [], cleared: [] };
  for (const [at, line] of now.entries()) {
    if (line === old[at]) continue;
    const [, open, mark, close, text] = BOX.exec(line) ?? [];
    const was = BOX.exec(old[at] ?? '');
    if (text === undefined || !was || was[1] !== open || was[3] !== close || was[4] !== text) return null;
    told[mark === ' ' ? 'cleared' : 'ticked'].push(wordsOf(parseInline(text)));
  }
  return told;
}
