import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import type { RowItem } from '../../components/task-row/row-item.ts';
import { type Clock, movedTo } from '../../data/task-days.ts';
import { useBulk } from '../../data/use-bulk.ts';
import { useFormat } from '../../text/use-format.ts';
import section from './section.module.css';

export type MoveAllProps = { items: readonly RowItem[]; clock: Clock };

/** Gives everything that is left from earlier a new day: today, in one step that can be undone. */
export function MoveAll({ items, clock }: MoveAllProps) {
  const { t } = useTranslation();
  const { today, day } = useFormat();
  const change = useBulk();
  const move = () =>
    change(
      items.map(({ task }) => ({ type: 'update', task, patch: movedTo(task, today, clock) })),
      { key: 'moved', value: day(today) },
    );
  useCommand('today-all', move);
  return (
    <button type="button" className={section.action} title={`${t('today.moveAll')} (A)`} onClick={move}>
      {t('today.moveAll')}
    </button>
  );
}
