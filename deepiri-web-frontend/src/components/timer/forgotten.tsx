import type { TimeEntry } from 'deepiri-sdk';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../data/session.ts';
import { instantOf, minutesOfClock } from '../../data/time.ts';
import { useTimeActions } from '../../data/time-spent.ts';
import { useFormat } from '../../text/use-format.ts';
import button from '../button.module.css';
import classes from './timer.module.css';

type Props = { entry: TimeEntry; estimateMinutes: number | null; onDone?: () => void };

/** A timer that has run for very long: when did it really end? */
export function Forgotten({ entry, estimateMinutes, onDone }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timeZone } = useMe();
  const { stop, remove } = useTimeActions();
  const begun = format.dateOf(entry.startedAt);
  const [date, setDate] = useState(begun);
  const [time, setTime] = useState('');
  const after = (minutes: number) => new Date(Date.parse(entry.startedAt) + minutes * 60_000).toISOString();
  const end = time === '' ? null : instantOf(date, minutesOfClock(time), timeZone);
  const fits = end !== null && end.getTime() > Date.parse(entry.startedAt) && end.getTime() <= Date.now();
  const finish = (how: () => void) => {
    how();
    onDone?.();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (end && fits) finish(() => stop(end.toISOString()));
  };
  return (
    <form className={classes.forgotten} onSubmit={submit}>
      <p>{t('timer.forgotten', { since: format.due(entry.startedAt) })}</p>
      {estimateMinutes ? (
        <button
          type="button"
          className={`${button.button} ${button.small}`}
          onClick={() => finish(() => stop(after(estimateMinutes)))}
        >
          {t('timer.asEstimated', { span: format.minutes(estimateMinutes) })}
        </button>
      ) : null}
      <div className={classes.end}>
        <input
          type="date"
          aria-label={t('timer.endDay')}
          value={date}
          min={begun}
          max={format.today}
          onChange={({ target }) => target.value && setDate(target.value)}
        />
        <input
          type="time"
          aria-label={t('timer.endTime')}
          value={time}
          onChange={({ target }) => setTime(target.value)}
        />
        <button type="submit" className={`${button.primary} ${button.small}`} disabled={!fits}>
          {t('timer.endThen')}
        </button>
      </div>
      <div className={classes.other}>
        <button type="button" onClick={() => finish(() => stop())}>
          {t('timer.endNow')}
        </button>
        <button type="button" onClick={() => finish(() => remove(entry))}>
          {t('timer.discard')}
        </button>
      </div>
    </form>
  );
}
