import type { Task } from 'deepiri-sdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowItem } from '../../components/task-row/row-item.ts';
import { TaskRow } from '../../components/task-row/task-row.tsx';
import type { Format } from '../../text/format.ts';
import classes from './today-list.module.css';

/** A day is not longer than this; what comes after is asked for. */
export const AT_FIRST = 50;
const EACH_TIME = 200;

type Props = {
  items: readonly RowItem[];
  format: Format;
  settled: ReadonlySet<string>;
  openId: string | null;
  waiting?: boolean;
  payOf: (task: Task) => { amount: number } | null;
  onToggle: (item: RowItem, box: HTMLElement) => void;
  onMoveToToday?: (item: RowItem) => void;
};

export function TaskRows({ items, format, settled, openId, payOf, ...row }: Props) {
  const { t } = useTranslation();
  const [most, setMost] = useState(AT_FIRST);
  return (
    <>
      <ul>
        {items.slice(0, most).map((item) => (
          <TaskRow
            key={item.task.id}
            item={item}
            format={format}
            pays={payOf(item.task)?.amount ?? null}
            settled={settled.has(item.task.id)}
            open={item.task.id === openId}
            {...row}
          />
        ))}
      </ul>
      {items.length > most ? (
        <button type="button" className={classes.more} onClick={() => setMost(most + EACH_TIME)}>
          {t('today.more', { count: items.length - most })}
        </button>
      ) : null}
    </>
  );
}
