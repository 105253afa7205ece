import type { Format } from '../../text/format.ts';

/** Minutes without a break, after which the moment at which all would be done says nothing. */
const MOST_MINUTES = 14 * 24 * 60;

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** How much is planned, and when it would be done, with the day when that is another one. */
export function plannedText(minutes: number, now: Date, format: Format, t: Translate): string | null {
  if (minutes === 0) return null;
  if (minutes > MOST_MINUTES) return t('today.tooMuch');
  const until = new Date(now.getTime() + minutes * 60_000).toISOString();
  const time = format.dateOf(until) === format.today ? format.time(until) : format.due(until);
  return t('today.until', { span: format.minutes(minutes), time });
}
