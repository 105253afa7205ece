import type { QuickSpan } from 'deepiri-sdk';
import type { TFunction } from 'i18next';
import type { Format } from '../../text/format.ts';

export type Tone = 'date' | 'span' | 'plain' | 'urgent';

export function toneOf({ field, value }: QuickSpan): Tone {
  if (field === 'dueAt' || field === 'scheduledFor') return 'date';
  if (field === 'estimateMinutes') return 'span';
  if (field === 'priority') return value === 'high' || value === 'urgent' ? 'urgent' : 'plain';
  return 'plain';
}

/** What a piece of the text was taken to mean, in words. */
export function meaningOf({ field, value }: QuickSpan, format: Format, t: TFunction): string {
  switch (field) {
    case 'dueAt':
      return `${format.calendar(format.dayOf(String(value)), { weekday: 'short', day: 'numeric', month: 'short' })}, ${format.time(String(value))}`;
    case 'scheduledFor':
      return format.calendar(String(value), { weekday: 'short', day: 'numeric', month: 'short' });
    case 'estimateMinutes':
      return format.minutes(Number(value));
    case 'priority':
      return t(`priority.${value}`);
    case 'difficulty':
      return t(`difficulty.${value}`);
    default:
      return Array.isArray(value) ? value.join(', ') : String(value);
  }
}
