import { joined, type Word } from './words.ts';

/** A number read from one or more words. */
export type Numeral = { value: number; length: number };

const UNITS = [
  'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen',
  'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen',
]; // biome-ignore format: a table
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty'];
const ORDINALS = [
  '', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh',
  'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth',
]; // biome-ignore format: a table
const TENTHS = new Map([
  ['twentieth', 20],
  ['thirtieth', 30],
]);

/** A whole number from 0 to 59 in words, such as `five` or `twenty three`. */
export function wordNumber(words: readonly Word[], at: number): Numeral | undefined {
  const [text, unit] = (words[at]?.text ?? '').split('-');
  const small = UNITS.indexOf(text!);
  if (small >= 0) return unit === undefined ? { value: small, length: 1 } : undefined;
  const tens = TENS.indexOf(text!, 2);
  if (tens < 0) return undefined;
  const follows = UNITS.indexOf(unit ?? joined(words, at + 1) ?? '');
  if (follows < 1 || follows > 9) return unit === undefined ? { value: tens * 10, length: 1 } : undefined;
  return { value: tens * 10 + follows, length: unit === undefined ? 2 : 1 };
}

/** A whole number in digits or words. */
export function cardinal(words: readonly Word[], at: number): Numeral | undefined {
  const text = words[at]?.text ?? '';
  return /^\d{1,4}$/.test(text) ? { value: Number(text), length: 1 } : wordNumber(words, at);
}

/** `12th`, `twelfth`, `twenty first`. */
export function ordinal(words: readonly Word[], at: number): Numeral | undefined {
  const text = words[at]?.text ?? '';
  const digits = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(text);
  if (digits) return { value: Number(digits[1]), length: 1 };
  const [first, second] = text.split('-');
  const simple = ORDINALS.indexOf(first!, 1);
  if (simple > 0) return second === undefined ? { value: simple, length: 1 } : undefined;
  const tenths = TENTHS.get(text);
  if (tenths) return { value: tenths, length: 1 };
  const tens = TENS.indexOf(first!, 2);
  const rest = ORDINALS.indexOf(second ?? joined(words, at + 1) ?? '', 1);
  if (tens < 0 || rest < 1 || rest > 9) return undefined;
  return { value: tens * 10 + rest, length: second === undefined ? 2 : 1 };
}

/** How many of something: a number, `a`, `an`, `half a(n)`, `a couple of`, `a few`; with its unit when they are one word (`2h`). */
export function quantity(words: readonly Word[], at: number): (Numeral & { unit?: string }) | undefined {
  const decimal = /^(\d{1,3}(?:[.,]\d)?)([a-z]*)$/.exec(words[at]?.text ?? '');
  if (decimal) {
    const value = Number(decimal[1]!.replace(',', '.'));
    return { value, length: 1, ...(decimal[2] ? { unit: decimal[2] } : {}) };
  }
  const number = cardinal(words, at);
  if (number) return number;
  const [first, second, third] = [words[at]?.text, joined(words, at + 1), joined(words, at + 2)];
  if (first === 'half' && (second === 'a' || second === 'an')) return { value: 0.5, length: 2 };
  if (first !== 'a' && first !== 'an') return undefined;
  if (second === 'couple') return { value: 2, length: third === 'of' ? 3 : 2 };
  if (second === 'few') return { value: 3, length: 2 };
  return { value: 1, length: 1 };
}
