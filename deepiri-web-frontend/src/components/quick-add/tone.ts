import type { Meaning } from './spans.ts';

export type Tone = 'date' | 'span' | 'plain' | 'urgent';

export function toneOf({ field, value }: Pick<Meaning, 'field' | 'value'>): Tone {
  if (field === 'dueAt' || field === 'scheduledFor' || field === 'recurrence') return 'date';
  if (field === 'estimateMinutes') return 'span';
  if (field === 'priority') return value === 'high' || value === 'urgent' ? 'urgent' : 'plain';
  return 'plain';
}
