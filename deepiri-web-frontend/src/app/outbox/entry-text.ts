import type { TFunction } from 'i18next';
import type { Entry, Field } from '../../data/outbox/entry.ts';

/** Fields by the names that the history of a task has for them. */
export const fieldName = (field: Field | string, t: TFunction): string => t(`history.field.${field}`);

/** What was done, in words: the deed, the title of the task, and for an edit which fields. */
export function deedOf({ intent }: Entry, t: TFunction): { deed: string; title: string; fields: readonly string[] } {
  if (intent.kind === 'add') return { deed: t('outbox.did.add'), title: intent.task.title, fields: [] };
  if (intent.kind === 'bulk') {
    const titles = intent.changes.slice(0, 3).map(({ task }) => task.title);
    const more = intent.changes.length > titles.length ? ['…'] : [];
    return {
      deed: t('outbox.did.bulk', { count: intent.changes.length }),
      title: [...titles, ...more].join(', '),
      fields: [],
    };
  }
  const { change } = intent;
  const fields = change.type === 'update' ? Object.keys(change.patch) : [];
  return {
    deed: t(`outbox.did.${change.type}`),
    title: change.task.title,
    fields: fields.map((field) => fieldName(field, t)),
  };
}
