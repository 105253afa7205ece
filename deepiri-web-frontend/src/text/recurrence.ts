import type { TFunction } from 'i18next';
import type { Format } from './format.ts';

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** 5 January 2026 was a Monday; the days after it lend their names. */
const dateOf = (day: string) => `2026-01-${String(5 + days.indexOf(day)).padStart(2, '0')}`;

/** A repetition (RFC 5545) in words; the rule itself where it says more than words can. */
export function recurrenceText(rule: string, format: Format, t: TFunction): string {
  const parts = new Map(
    rule
      .replace(/^RRULE:/, '')
      .split(';')
      .map((part) => part.split('=', 2) as [string, string]),
  );
  const frequency = parts.get('FREQ')?.toLowerCase() ?? '';
  const count = Number(parts.get('INTERVAL') ?? 1);
  const on = parts.get('BYDAY')?.split(',') ?? [];
  if (!['daily', 'weekly', 'monthly', 'yearly'].includes(frequency)) return rule;
  if (on.some((day) => !days.includes(day))) return rule;
  if (on.length === 5 && !on.includes('SA') && !on.includes('SU') && count === 1) return t('repeat.workdays');
  const names = on.map((day) => format.calendar(dateOf(day), { weekday: 'short' })).join(', ');
  return names && count === 1 ? t('repeat.on', { days: names }) : t(`repeat.${frequency}`, { count });
}
