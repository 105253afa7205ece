import type { Understood } from 'deepiri-contracts/quick-add';
import type { Language } from '../text/languages.ts';
import type { Line } from './outbox/entry.ts';
import { type Reader, understood } from './reader.ts';

const NUMBER = /^(\d{1,2})\.?$/;
const LEADS_IN: Record<Language, string> = { en: 'on', de: 'am' };

/** How words for a day may be said in a line, in the order in which they are tried. */
export function sayings(typed: string, language: Language): string[] {
  const text = typed.trim();
  const [, number] = NUMBER.exec(text) ?? [];
  if (number) return [language === 'de' ? `am ${number}.` : `the ${number}${ending(Number(number))}`];
  return [text, `${LEADS_IN[language]} ${text}`];
}

function ending(number: number): string {
  const isTeen = number > 10 && number < 14;
  return (isTeen ? undefined : { 1: 'st', 2: 'nd', 3: 'rd' }[number % 10]) ?? 'th';
}

/** The instant that a text says, if all of it says when; null otherwise. */
export function whenIn({ dueAt, spans }: Pick<Understood, 'dueAt' | 'spans'>, text: string): string | null {
  let rest = text;
  for (const { field, start, end } of spans.toSorted((a, b) => b.start - a.start)) {
    if (field !== 'dueAt') return null;
    rest = rest.slice(0, start) + rest.slice(end);
  }
  return spans.length > 0 && /^[\s,.]*$/.test(rest) ? dueAt : null;
}

type Asked = Pick<Line, 'timeZone' | 'dayStartsAt' | 'day'> & { language: Language };

/**
 * What words for a day mean, as quick-add reads them.
 * @param asked its `day` is the one that is meant where only a time is said
 * @returns an instant, at the end of its day where no time is said; null where they mean none
 */
export function dayIn(reader: Reader, typed: string, asked: Asked, now: Date): string | null {
  for (const text of sayings(typed, asked.language)) {
    const when = whenIn(understood(reader, { ...asked, text }, now, undefined), text);
    if (when !== null) return when;
  }
  return null;
}
