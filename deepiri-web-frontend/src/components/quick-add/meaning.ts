import type { Project } from 'deepiri-sdk';
import type { TFunction } from 'i18next';
import type { Format } from '../../text/format.ts';
import { recurrenceText } from '../../text/recurrence.ts';
import type { Meaning } from './spans.ts';

const short = { weekday: 'short', day: 'numeric', month: 'short' } as const;

type Words = { format: Format; t: TFunction; projects: ReadonlyMap<string, Project> };

/** What a piece of the text was taken to mean, in words. */
export function meaningOf({ field, value, spans }: Meaning, { format, t, projects }: Words): string {
  switch (field) {
    case 'newProject':
      return t('quickChips.newProject', { name: value });
    case 'projectId': {
      const project = projects.get(String(value));
      const name = project?.name ?? spans[0]?.text.slice(1) ?? '';
      return project?.archived ? t('quickChips.fromArchive', { name }) : name;
    }
    case 'dueAt':
      return format.isWholeDay(String(value))
        ? format.calendar(format.dayOf(String(value)), short)
        : `${format.calendar(format.dateOf(String(value)), short)}, ${format.time(String(value))}`;
    case 'scheduledFor':
      return format.calendar(String(value), short);
    case 'estimateMinutes':
      return format.minutes(Number(value));
    case 'priority':
      return t(`priority.${value}`);
    case 'difficulty':
      return t(`difficulty.${value}`);
    case 'recurrence':
      return recurrenceText(String(value), format, t);
    default:
      return Array.isArray(value) ? value.join(', ') : String(value);
  }
}
