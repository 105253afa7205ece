import type { FieldName } from './ast.ts';
import { choices, dateFields, fieldNames, flags, isChoice, minutesFields } from './fields.ts';

/** What could stand at the caret: `insert` takes the place of `[start, end)`. */
export type Completion = { insert: string; start: number; end: number };

const OPERATORS = '<=|>=|[:=<>]';
const IN_VALUE = new RegExp(`([a-z_]+)(?:${OPERATORS})(?:[^\\s(),"]*,)*([^\\s(),"]*)$`, 'i');
const IN_LABEL = /(?:^|[\s(-])#([^\s(),"]*)$/;
const IN_WORD = /(?:^|[\s(-])([a-z_]*)$/i;
const DAYS = ['today', 'tomorrow', 'yesterday', '7d', '2w', 'none'];
const DURATIONS = ['15m', '30m', '1h', '2h', 'none'];

/**
 * The words that can go on at a place in a filter.
 * @param caret in UTF-16 code units
 * @param known labels and names of projects, to be offered behind `label:` and `project:`
 */
export function completionsAt(
  text: string,
  caret: number,
  known: { labels?: readonly string[]; projects?: readonly string[] } = {},
): Completion[] {
  const before = text.slice(0, caret);
  if ((before.match(/"/g) ?? []).length % 2 === 1) return [];
  const [, field, begun] = IN_VALUE.exec(before) ?? [];
  if (field !== undefined && begun !== undefined) return offer(valuesOf(field.toLowerCase(), known), begun, caret);
  const [, label] = IN_LABEL.exec(before) ?? [];
  if (label !== undefined) return offer((known.labels ?? []).filter(isOneWord), label, caret);
  const [, word] = IN_WORD.exec(before) ?? [];
  if (word === undefined) return [];
  return offer([...fieldNames.map((name) => `${name}${operatorOf(name)}`), ...flags, 'not', 'or'], word, caret);
}

function offer(words: readonly string[], begun: string, caret: number): Completion[] {
  const start = caret - begun.length;
  const prefix = begun.toLowerCase();
  return words
    .filter((word) => bare(word).startsWith(prefix) && word.toLowerCase() !== prefix)
    .map((insert) => ({ insert, start, end: caret }));
}

/** What `#` can name: it has no quotation marks. */
function isOneWord(label: string): boolean {
  return !/[\s(),"]/.test(label);
}

/** What a person types of a word before its end; quotation marks come with the offer. */
function bare(word: string): string {
  return word.toLowerCase().replace(/^"/, '');
}

function operatorOf(field: FieldName): string {
  return (dateFields as readonly string[]).includes(field) || (minutesFields as readonly string[]).includes(field)
    ? '<'
    : ':';
}

function valuesOf(
  name: string,
  known: { labels?: readonly string[]; projects?: readonly string[] },
): readonly string[] {
  const field = fieldNames.find((each) => each === name);
  if (!field) return [];
  if (isChoice(field)) return [...Object.keys(choices[field].words ?? {}), ...choices[field].values];
  if (field === 'label') return [...(known.labels ?? []).flatMap(sayable), 'none'];
  if (field === 'project') return [...(known.projects ?? []).flatMap(sayable), 'none'];
  if ((minutesFields as readonly string[]).includes(field)) return DURATIONS;
  return (dateFields as readonly string[]).includes(field) ? DAYS : [];
}

/** A name as the language can say it: with signs of its own or blanks in quotation marks; not at all with one of those. */
export function sayable(name: string): string[] {
  if (name.includes('"')) return [];
  return [/[\s(),]/.test(name) || /^(any|none)$/i.test(name) ? `"${name}"` : name];
}
