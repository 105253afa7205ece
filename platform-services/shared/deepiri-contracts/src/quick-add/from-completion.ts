import { isNear, joined, type Word } from './words.ts';

const COMPLETIONS = [
  'from completion',
  'after completion',
  'from when done',
  'from when it is done',
  // "it's", as words are read here.
  'from when it done',
  'after it is done',
  'after it was done',
  'when done',
].map((text) => text.split(' '));

/**
 * How many words say that a rhythm counts from when it was done. "after completion of the sprint" is about something else.
 * @param mayFollow what may stand behind them
 */
export function fromCompletion(words: readonly Word[], at: number, mayFollow: RegExp): number {
  if (!isNear(words, at)) return 0;
  const said = [words[at]!.text, ...[1, 2, 3, 4].map((place) => joined(words, at + place))];
  const phrase = COMPLETIONS.find((one) => one.every((word, place) => said[place] === word));
  const next = phrase && joined(words, at + phrase.length);
  return phrase && (next === undefined || mayFollow.test(next)) ? phrase.length : 0;
}
