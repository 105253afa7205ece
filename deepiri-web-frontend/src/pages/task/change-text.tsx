import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useProjectsNamed } from '../../components/projects/use-projects-named.ts';
import type { Format } from '../../text/format.ts';
import { recurrenceText } from '../../text/recurrence.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './change-text.module.css';
import { condensed, type DiffField, diffLines, type FieldChange } from './history-diff.ts';

/** A value of a field in words. */
export function valueText(field: DiffField, value: unknown, format: Format, t: TFunction): string {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return t('history.nothing');
  switch (field) {
    case 'dueAt':
      return format.due(String(value));
    case 'scheduledFor':
      return format.day(String(value));
    case 'estimateMinutes':
    case 'actualMinutes':
      return format.minutes(Number(value));
    case 'status':
    case 'priority':
    case 'difficulty':
    case 'kind':
      // In German these are nouns too, which keep their capital.
      return format.locale.startsWith('de') ? t(`${field}.${value}`) : t(`${field}.${value}`).toLowerCase();
    case 'recurrence':
      return recurrenceText(String(value), format, t);
    case 'parentId':
      return t('history.tasks', { count: 1 });
    case 'labels':
      return (value as string[]).join(', ');
    case 'blockedBy':
      return t('history.tasks', { count: (value as string[]).length });
    default:
      return String(value);
  }
}

/** One field that changed: what it was struck out, what it became. Notes as lines. */
export function ChangeText({ change }: { change: FieldChange }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { field } = change;
  const [before, after] = useProjectsNamed(field, [change.before, change.after]);
  if (field === 'notes') {
    return (
      <span className={classes.notes}>
        {condensed(diffLines(String(before ?? ''), String(after ?? ''))).map((line, at) => {
          const Tag = line.kind === 'removed' ? 'del' : line.kind === 'added' ? 'ins' : 'span';
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
            <Tag key={at} data-kind={line.kind}>
              {line.text || ' '}
            </Tag>
          );
        })}
      </span>
    );
  }
  return (
    <>
      <del className={classes.before}>{valueText(field, before, format, t)}</del>{' '}
      <ins className={classes.after}>{valueText(field, after, format, t)}</ins>
    </>
  );
}
