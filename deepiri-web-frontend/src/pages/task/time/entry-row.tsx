import type { TimeEntry } from 'deepiri-sdk';
import { Pencil, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeActions } from '../../../data/time-spent.ts';
import { useFormat } from '../../../text/use-format.ts';
import { EntryForm } from './entry-form.tsx';
import classes from './time-section.module.css';

/** A stretch of time, corrected in place. */
export function EntryRow({ entry }: { entry: TimeEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { update, remove } = useTimeActions();
  const [editing, setEditing] = useState(false);
  const minutes = format.minutes(Math.max(1, Math.round(entry.seconds / 60)));
  const from = format.time(entry.startedAt);
  const to = entry.endedAt ? format.time(entry.endedAt) : '';
  const when = t('spentTime.when', { day: format.day(format.dayOf(entry.startedAt)), from, to });
  if (editing)
    return (
      <li>
        <EntryForm
          entry={entry}
          onSave={(stretch) => {
            update(entry, stretch);
            setEditing(false);
          }}
          onCancel={() => setEditing(false)}
        />
      </li>
    );
  return (
    <li className={classes.entry}>
      <b>{minutes}</b>
      <span className={classes.when}>
        {when}
        {entry.note ? <span className={classes.note}>{entry.note}</span> : null}
      </span>
      <button type="button" aria-label={t('spentTime.edit', { when })} onClick={() => setEditing(true)}>
        <Pencil size={12} aria-hidden />
      </button>
      <button type="button" aria-label={t('spentTime.remove', { when })} onClick={() => remove(entry)}>
        <X size={13} aria-hidden />
      </button>
    </li>
  );
}
