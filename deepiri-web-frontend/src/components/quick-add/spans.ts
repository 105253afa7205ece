import type { QuickSpan } from 'deepiri-sdk';

export type Range = { start: number; end: number };
export type Piece = { text: string; span: QuickSpan | null };

/** Moves ranges along with an edit of the text they point into; those that the edit touches are gone. */
export function shiftRanges<T extends Range>(ranges: readonly T[], before: string, after: string): T[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const editEnd = before.length - tail;
  const shift = after.length - before.length;
  return ranges.flatMap((range) => {
    if (range.end <= head) return [range];
    if (range.start >= editEnd) return [{ ...range, start: range.start + shift, end: range.end + shift }];
    return [];
  });
}

/** A piece of the text, as it was when it was read. */
export type ReadPiece = Range & { text: string };

/** Spans that say one thing together, such as `tomorrow` and `5pm`: one meaning, several places in the text. */
export type Meaning = { field: QuickSpan['field']; value: unknown; spans: QuickSpan[] };

/** The spans by what they mean, in the order in which they are read. Each label is a meaning of its own. */
export function meaningsOf(spans: readonly QuickSpan[]): Meaning[] {
  const meanings = new Map<string, Meaning>();
  for (const span of spans) {
    const name = JSON.stringify([span.field, span.value]);
    const known = meanings.get(name);
    if (known) known.spans.push(span);
    else meanings.set(name, { field: span.field, value: span.value, spans: [span] });
  }
  return [...meanings.values()];
}

/** The text cut into what was understood and what stays words. */
export function piecesOf(text: string, spans: readonly QuickSpan[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const span of spans) {
    if (span.start < at) continue;
    const gap = text.slice(at, span.start);
    const before = pieces.at(-1);
    if (before?.span && gap.trim() === '' && before.span.field === span.field && span.field !== 'labels') {
      before.text += gap + text.slice(span.start, span.end);
      at = span.end;
      continue;
    }
    if (gap) pieces.push({ text: gap, span: null });
    pieces.push({ text: text.slice(span.start, span.end), span });
    at = span.end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), span: null });
  return pieces;
}
