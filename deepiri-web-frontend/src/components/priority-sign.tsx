import type { Task } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import { priorityRanks } from '../data/task-list.ts';
import classes from './priority-sign.module.css';
import words from './words.module.css';

type Priority = Task['priority'];
type Props = { priority: Priority /** What it is called is said beside it. */; named?: boolean };

const bars = [
  { x: 1, y: 8, height: 5 },
  { x: 5.5, y: 4.75, height: 8.25 },
  { x: 10, y: 1.5, height: 11.5 },
];

/** Three bars that fill up, and a mark of its own for what is urgent. */
function Drawn({ priority }: { priority: Priority }) {
  if (priority === 'urgent')
    return (
      <path
        fillRule="evenodd"
        d="M4 1h6a3 3 0 0 1 3 3v6a3 3 0 0 1-3 3H4a3 3 0 0 1-3-3V4a3 3 0 0 1 3-3Zm2 2.5v4.4h2V3.5Zm0 5.6v1.9h2V9.1Z"
      />
    );
  return bars.map((bar, at) => (
    <rect key={bar.x} {...bar} width={3} rx={1} className={at < priorityRanks[priority] ? undefined : classes.rest} />
  ));
}

const isStrong = (priority: Priority): boolean => priority === 'high' || priority === 'urgent';

/** How much a task weighs beside others, the same sign wherever that is to be seen. */
export function PrioritySign({ priority, named = false }: Props) {
  const { t } = useTranslation();
  const drawn = (
    <svg
      viewBox="0 0 14 14"
      fill="currentColor"
      className={classes.sign}
      data-strong={isStrong(priority) || undefined}
      aria-hidden
    >
      <Drawn priority={priority} />
    </svg>
  );
  if (named) return drawn;
  const text = t('row.priority', { value: t(`priority.${priority}`) });
  return (
    <span className={classes.alone} role="img" aria-label={text} title={text}>
      {drawn}
    </span>
  );
}

/** The sign with its name. */
export function NamedPriority({ priority }: { priority: Priority }) {
  const { t } = useTranslation();
  return (
    <span className={classes.named} data-strong={isStrong(priority) || undefined}>
      <PrioritySign priority={priority} named />
      <span className={words.spoken}>{t('row.priority', { value: '' })}</span>
      <span>{t(`priority.${priority}`)}</span>
    </span>
  );
}
