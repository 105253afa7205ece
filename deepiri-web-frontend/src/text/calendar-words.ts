/** The names of months and days for the kit's calendar, by language. English it has by itself. */
const words: Record<string, () => Promise<unknown>> = { de: () => import('dayjs/locale/de') };
const fetched = new Map<string, Promise<unknown>>();

/** @returns what to wait for before a calendar can be drawn in a language; undefined when there is nothing to fetch */
export function calendarWords(language: string): Promise<unknown> | undefined {
  const known = fetched.get(language) ?? words[language]?.();
  if (known) fetched.set(language, known);
  return known;
}
