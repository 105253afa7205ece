const WEEKDAYS: Record<string, string> = {
  montag: 'monday', dienstag: 'tuesday', mittwoch: 'wednesday', donnerstag: 'thursday', freitag: 'friday',
  samstag: 'saturday', sonnabend: 'saturday', sonntag: 'sunday',
}; // biome-ignore format: a table
const SHORT_WEEKDAYS: Record<string, string> = {
  mo: 'monday', di: 'tuesday', mi: 'wednesday', do: 'thursday', fr: 'friday', sa: 'saturday', so: 'sunday',
}; // biome-ignore format: a table
const MONTHS: Record<string, string> = {
  januar: 'january', jänner: 'january', februar: 'february', märz: 'march', april: 'april', mai: 'may', juni: 'june',
  juli: 'july', august: 'august', september: 'september', oktober: 'october', november: 'november',
  dezember: 'december', jan: 'january', feb: 'february', mär: 'march', apr: 'april', jun: 'june', jul: 'july',
  aug: 'august', sep: 'september', sept: 'september', okt: 'october', nov: 'november', dez: 'december',
}; // biome-ignore format: a table
const NUMBERS = [
  'null', 'eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf', 'dreizehn',
  'vierzehn', 'fünfzehn', 'sechzehn', 'siebzehn', 'achtzehn', 'neunzehn',
]; // biome-ignore format: a table
const TENS = ['', '', 'zwanzig', 'dreißig', 'vierzig', 'fünfzig'];

/** Words that mean one thing wherever they stand, in English. */
export const plainWords: Readonly<Record<string, string>> = {
  heute: 'today', übermorgen: 'day after tomorrow', mitternacht: 'midnight',
  morgens: 'morning', vormittags: 'morning', mittags: 'noon', nachmittags: 'afternoon', abends: 'evening', nachts: 'night',
  tag: 'day', tage: 'days', tagen: 'days', woche: 'week', wochen: 'weeks', monat: 'month', monate: 'months',
  monaten: 'months', monats: 'month', jahr: 'year', jahre: 'years', jahren: 'years', jahres: 'year',
  stunde: 'hour', stunden: 'hours', std: 'hours', minute: 'minute', minuten: 'minutes',
  werktag: 'weekday', wochentag: 'weekday', arbeitstag: 'weekday', werktags: 'weekdays',
  wochenende: 'weekend', wochenenden: 'weekends',
  täglich: 'daily', wöchentlich: 'weekly', monatlich: 'monthly', jährlich: 'yearly',
  jede: 'every', jeden: 'every', jeder: 'every', jedes: 'every', jedem: 'every',
  nächste: 'next', nächsten: 'next', nächster: 'next', nächstes: 'next', nächstem: 'next',
  diese: 'this', diesen: 'this', dieser: 'this', dieses: 'this', diesem: 'this',
  kommende: 'coming', kommenden: 'coming', kommender: 'coming', kommendes: 'coming', kommendem: 'coming',
  letzte: 'last', letzten: 'last', letzter: 'last', letztes: 'last',
  erste: 'first', ersten: 'first', erster: 'first', zweite: 'second', zweiten: 'second', zweiter: 'second',
  dritte: 'third', dritten: 'third', dritter: 'third', vierte: 'fourth', vierten: 'fourth', vierter: 'fourth',
  ein: 'a', eine: 'a', einer: 'a', einem: 'a', einen: 'a',
  um: 'at', am: 'on', bis: 'until', zum: 'by', ab: 'from', von: 'from', vom: 'from', für: 'for', gegen: 'around',
  zwischen: 'between', und: 'and', fällig: 'due',
}; // biome-ignore format: a table

/** A weekday by its full name in English, in the plural for what is on each of them (`montags`). */
export function weekdayOfGerman(word: string): string | undefined {
  if (Object.hasOwn(WEEKDAYS, word)) return WEEKDAYS[word];
  const many = word.endsWith('s') ? word.slice(0, -1) : '';
  return Object.hasOwn(WEEKDAYS, many) ? `${WEEKDAYS[many]}s` : undefined;
}

export function weekdayShortGerman(word: string): string | undefined {
  return Object.hasOwn(SHORT_WEEKDAYS, word) ? SHORT_WEEKDAYS[word] : undefined;
}

export function monthOfGerman(word: string): string | undefined {
  return Object.hasOwn(MONTHS, word) ? MONTHS[word] : undefined;
}

export const germanMonthNames: readonly string[] = Object.keys(MONTHS);

/** A number from 0 to 59 in words, such as `drei` or `fünfundvierzig`. */
export function numberOfGerman(word: string): number | undefined {
  const small = NUMBERS.indexOf(word);
  if (small >= 0) return small;
  const [, unit, ten = ''] = /^(?:(\p{L}+)und)?(\p{L}+)$/u.exec(word.replace('dreissig', 'dreißig')) ?? [];
  const tens = TENS.indexOf(ten, 2);
  if (tens < 0) return undefined;
  const units = unit === undefined ? 0 : unit === 'ein' ? 1 : NUMBERS.indexOf(unit);
  return units >= 0 && units <= 9 ? tens * 10 + units : undefined;
}
