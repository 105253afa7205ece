import type { Task } from 'deepiri-sdk';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { TOLD, useOccurrences } from '../../../data/occurrences.ts';
import type { Format } from '../../../text/format.ts';
import { refusalText } from '../../../text/problems.ts';
import { useFormat } from '../../../text/use-format.ts';
import classes from './repeat-editor.module.css';

type Slot = Pick<Task, 'dueAt' | 'scheduledFor'>;

/** A time to come, written out: `Wed 25 Nov 17:00`, with the year where it is another one. */
function slotText({ dueAt, scheduledFor }: Slot, format: Format): string {
  const date = dueAt ? format.dateOf(dueAt) : (scheduledFor ?? format.today);
  const sameYear = date.slice(0, 4) === format.today.slice(0, 4);
  const day = format.calendar(date, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
  return dueAt && !format.isWholeDay(dueAt) ? `${day} ${format.time(dueAt)}` : day;
}

/** The times that are told: the one that the task has itself, where that is not over, and those after it. */
function toldOf(own: Slot, after: readonly Slot[], format: Format): readonly Slot[] {
  const date = own.dueAt ? format.dateOf(own.dueAt) : own.scheduledFor;
  if (date === null || date < format.today) return after;
  return [own, ...after].slice(0, TOLD);
}

/** The next times of a rule, in the person's zone and words. */
export function RepeatPreview({ rule, perWindow, ...slot }: Slot & { rule: string | null; perWindow: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const { data, error } = useOccurrences(rule, slot);
  // Of what is to be done so often in a window, the one that runs has begun.
  const slots = data && !perWindow ? toldOf(slot, data, format) : data;
  return (
    <div className={classes.preview}>
      <h3 id={id}>{t(perWindow ? 'repeatEditor.begins' : 'repeatEditor.next')}</h3>
      {error ? (
        <p className={classes.failed}>{t('repeatEditor.failed', { detail: refusalText(error, t) })}</p>
      ) : slots?.length === 0 ? (
        <p>{t('repeatEditor.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by key
        <ol aria-labelledby={id} tabIndex={0}>
          {slots?.map((one) => (
            <li key={one.dueAt ?? one.scheduledFor}>{slotText(perWindow ? { ...one, dueAt: null } : one, format)}</li>
          ))}
        </ol>
      )}
    </div>
  );
}
