import type { TFunction } from 'i18next';
import type { Entry, Field } from '../../data/outbox/entry.ts';
import { valueText } from '../../pages/task/change-text.tsx';
import type { DiffField } from '../../pages/task/history-diff.ts';
import type { Format } from '../../text/format.ts';

/** As much of a text is shown in a line. */
const SHORT = 80;
/** Of many tasks as many are named. */
const NAMED = 3;

/** Fields by the names that the history of a task has for them. */
export const fieldName = (field: Field | string, t: TFunction): string => t(`history.field.${field}`);

const cut = (text: string) => (text.length > SHORT ? `${text.slice(0, SHORT - 1)}…` : text);

/** What was done, in words: the deed, the title of the task, and for an edit what its fields become. */
export function deedOf(
  { intent }: Entry,
  format: Format,
  t: TFunction,
): { deed: string; title: string; fields: string[] } {
  if (intent.kind === 'add') return { deed: t('waits.did.add'), title: intent.task.title, fields: [] };
  if (intent.kind === 'told') return { deed: t(`waits.did.${intent.does}`), title: intent.title, fields: [] };
  if (intent.kind === 'bulk') {
    const { length: count } = intent.changes;
    const titles = intent.changes.slice(0, NAMED).map(({ task }) => task.title);
    return {
      deed: t('waits.did.bulk', { count }),
      title: [...titles, ...(count > NAMED ? ['…'] : [])].join(', '),
      fields: [],
    };
  }
  const { change } = intent;
  const fields = change.type === 'update' ? Object.entries(change.patch) : [];
  return {
    deed: t(`waits.did.${change.type}`),
    title: change.task.title,
    fields: fields.map(
      ([field, value]) => `${fieldName(field, t)}: ${cut(valueText(field as DiffField, value, format, t))}`,
    ),
  };
}
