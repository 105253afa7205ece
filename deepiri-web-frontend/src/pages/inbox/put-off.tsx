import { Popover } from '@mantine/core';
import { AlarmClock } from 'lucide-react';
import { type KeyboardEvent, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../components/states.tsx';
import { useNow } from '../../components/use-now.ts';
import { useMe } from '../../data/session.ts';
import type { Format } from '../../text/format.ts';
import classes from './popover.module.css';
import { morningOf, putOffTimes } from './put-off-times.ts';

const Calendar = lazy(() => import('../task/calendar.tsx').then((module) => ({ default: module.Calendar })));
/** Longest that something may be put off, less a day: the last morning may be over then. */
const MOST_DAYS = 364;

type Props = {
  title: string;
  format: Format;
  opened: boolean;
  onOpened: (opened: boolean) => void;
  onChoose: (until: string) => void;
};

/** Whether the words for a time say its day already. */
const isDayNamed = (name: string) => name === 'tomorrow' || name === 'monday';

/** Until when it is to be out of the way. */
export function PutOff({ title, format, opened, onOpened, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <Popover opened={opened} onChange={onOpened} position="bottom-end" width={292} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.icon}
          aria-label={`${t('inbox.putOff')}: ${title}`}
          title={t('inbox.putOff')}
          onClick={() => onOpened(!opened)}
        >
          <AlarmClock size={16} strokeWidth={1.8} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.pop} aria-label={t('inbox.putOff')}>
        <Times format={format} onChoose={onChoose} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Arrows go up and down through the times. */
function goOn(event: KeyboardEvent<HTMLUListElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const times = [...event.currentTarget.querySelectorAll('button')];
  const at = times.indexOf(document.activeElement as HTMLButtonElement);
  times.at(at === -1 && step === -1 ? -1 : (at + step) % times.length)?.focus();
}

function Times({ format, onChoose }: Pick<Props, 'format' | 'onChoose'>) {
  const { t } = useTranslation();
  const { timeZone: zone, dayStartsAt } = useMe();
  const now = useNow();
  const [any, setAny] = useState(false);
  const days = [format.addDays(format.today, 1), format.addDays(format.today, MOST_DAYS)] as const;
  return (
    <>
      <ul className={classes.times} onKeyDown={goOn} tabIndex={-1} data-choices>
        {putOffTimes({ now, zone, dayStartsAt }).map(({ name, until }) => (
          <li key={name}>
            <button type="button" onClick={() => onChoose(until)}>
              {t(`inbox.times.${name}`)} <span>{isDayNamed(name) ? format.time(until) : format.due(until)}</span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" aria-expanded={any} onClick={() => setAny(!any)}>
            {t('inbox.times.any')}
          </button>
        </li>
      </ul>
      {any ? (
        <Suspense fallback={<Skeleton rows={6} height={24} />}>
          <Calendar
            value={null}
            today={format.today}
            within={days}
            onChoose={(day) => onChoose(morningOf(day, { zone, dayStartsAt }))}
          />
        </Suspense>
      ) : null}
    </>
  );
}
