/** One word of the line: lower case, without a possessive ending, with its place in the text (UTF-16). */
export type Word = {
  text: string;
  start: number;
  end: number;
  /** Whether punctuation, or something that is not to be read, stands between the word before and this one. */
  apart: boolean;
  /** Whether something that is not to be read stands there. */
  hidden: boolean;
};

/** Stands for text that is not to be read as date or time. */
export const MASK = '\uFFFC';
// `@5pm` and `2026-12-24T17:00` are two words each.
const CHUNKS = /@(?=\s|\d)|20\d\d-\d\d-\d\d(?=T\d)|\S+/gu;
/** A mark that is not known, such as `+Boat` before there is such a project, ends what stands before it all the same. */
const SIGNED = /^[+#!*~]\p{L}/u;
const AROUND = new RegExp(`^[("'“”‘’[\\]),.;:!?…${MASK}]+|[("'“”‘’[\\]),.;:!?…${MASK}]+$`, 'gu');

/** The words of a line, by white space, without the punctuation around them. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let apart = false;
  for (const { 0: chunk, index } of text.matchAll(CHUNKS)) {
    const bare = chunk.replace(AROUND, '');
    if (bare === '') {
      apart = true;
      continue;
    }
    const start = index + chunk.indexOf(bare);
    // The last point of "24.12." is part of the date.
    const dot = /^\d{1,2}\.\d{1,2}$/.test(bare) && text[start + bare.length] === '.' ? '.' : '';
    const end = start + bare.length + dot.length;
    const hidden = text.slice(words.at(-1)?.end ?? 0, start).includes(MASK);
    words.push({ text: plain(bare) + dot, start, end, apart: apart || start > index || SIGNED.test(bare), hidden });
    apart = end < index + chunk.length;
  }
  return words;
}

/** Hides parts of a text without moving the rest. */
export function masked(text: string, spans: readonly { start: number; end: number }[]): string {
  let result = text;
  for (const { start, end } of spans) {
    const hidden = MASK.repeat(Math.max(0, Math.min(end, text.length) - start));
    result = result.slice(0, start) + hidden + result.slice(start + hidden.length);
  }
  return result;
}

/** The word at a place, if nothing separates it from the one before. */
export function joined(words: readonly Word[], at: number): string | undefined {
  const word = words[at];
  return word && !word.apart ? word.text : undefined;
}

/** Whether a word follows the one before with at most a comma between them. */
export function isNear(words: readonly Word[], at: number): boolean {
  const [before, word] = [words[at - 1], words[at]];
  return before !== undefined && word !== undefined && !word.hidden && word.start - before.end <= 2;
}

/** Whether the words `[from, to)` stand together. */
export function isWhole(words: readonly Word[], from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (!isNear(words, at)) return false;
  return true;
}

function plain(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/'s$/, '')
    .replace(/^([ap])\.m$/, '$1m')
    .replace(/^t(?=\d\d:)/, '');
}
