import type { TimeEntry } from 'deepiri-sdk';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import button from '../../../components/button.module.css';
import { useMe } from '../../../data/session.ts';
import { addDays, instantOf, minutesOfClock, wallClock } from '../../../data/time.ts';
import { useFormat } from '../../../text/use-format.ts';
import classes from './time-section.module.css';

type Stretch = { startedAt: string; endedAt: string; note: string };
type Props = { entry?: TimeEntry; onSave: (stretch: Stretch) => void; onCancel: () => void };

const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** From when to when, on which day. An end before the beginning is on the next day. */
export function EntryForm({ entry, onSave, onCancel }: Props) {
  const { t } = useTranslation();
  const { timeZone } = useMe();
  const format = useFormat();
  const wall = (instant: string | number) => wallClock(new Date(instant), timeZone);
  const begins = wall(entry?.startedAt ?? Date.now() - 30 * 60_000);
  const [day, setDay] = useState(begins.date);
  const [from, setFrom] = useState(clockOf(begins.minutes));
  const [to, setTo] = useState(clockOf(wall(entry?.endedAt ?? Date.now()).minutes));
  const [note, setNote] = useState(entry?.note ?? '');
  const isReady = from !== '' && to !== '';
  const start = isReady ? instantOf(day, minutesOfClock(from), timeZone) : null;
  const end = isReady ? instantOf(to > from ? day : addDays(day, 1), minutesOfClock(to), timeZone) : null;
  const late = end !== null && end.getTime() > Date.now() + 60_000;
  const span = start && end ? Math.round((end.getTime() - start.getTime()) / 60_000) : 0;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (start && end && !late)
      onSave({ startedAt: start.toISOString(), endedAt: end.toISOString(), note: note.trim() });
  };
  return (
    <form
      className={classes.form}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <div className={classes.times}>
        <input
          type="date"
          aria-label={t('spentTime.day')}
          value={day}
          max={format.today}
          // biome-ignore lint/a11y/noAutofocus: the form opens by a key or a click, to be filled in
          autoFocus
          onChange={({ target }) => target.value && setDay(target.value)}
        />
        <input
          type="time"
          aria-label={t('spentTime.from')}
          value={from}
          onChange={({ target }) => setFrom(target.value)}
        />
        <span aria-hidden>–</span>
        <input type="time" aria-label={t('spentTime.to')} value={to} onChange={({ target }) => setTo(target.value)} />
      </div>
      <input
        className={classes.noteField}
        value={note}
        maxLength={500}
        aria-label={t('spentTime.note')}
        placeholder={t('spentTime.note')}
        onChange={({ target }) => setNote(target.value)}
      />
      <div className={classes.formFoot}>
        <button type="submit" className={`${button.primary} ${button.small}`} disabled={!isReady || late}>
          {t('action.save')}
        </button>
        <button type="button" className={`${button.button} ${button.small}`} onClick={onCancel}>
          {t('action.cancel')}
        </button>
        <span className={late ? classes.late : classes.span} role={late ? 'alert' : undefined}>
          {late ? t('spentTime.future') : format.minutes(span)}
        </span>
      </div>
    </form>
  );
}
