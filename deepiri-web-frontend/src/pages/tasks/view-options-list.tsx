import { Checkbox, Popover } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { OpenedAt, useOpenedLate } from '../../components/opened-at.tsx';
import type { ListSort } from '../../data/task-list.ts';
import { ChoiceSelect, type OneOf } from './choice.tsx';
import type { ShownColumns } from './columns-list.tsx';
import { columns, withColumn } from './row-columns.ts';
import type { Grouping } from './search.ts';
import classes from './toolbar.module.css';

export type Options = {
  grouping: OneOf<Grouping> | null;
  sorting: OneOf<ListSort> | null;
  columns: ShownColumns | null;
  done: { isShown: boolean; onToggle: () => void } | null;
};
export type OptionsListProps = Options & {
  at: RefObject<HTMLButtonElement | null>;
  opened: boolean;
  onOpened: (opened: boolean) => void;
};

/** The ways to show a view. What a view does not have is left out. */
export function OptionsList({ at, opened, onOpened, grouping, sorting, columns: shown, done }: OptionsListProps) {
  const { t } = useTranslation();
  return (
    <Popover opened={useOpenedLate(opened)} onChange={onOpened} width={260} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <OpenedAt at={at} />
      </Popover.Target>
      <Popover.Dropdown className={classes.options} aria-label={t('tasks.viewOptions')}>
        {grouping ? <Line {...grouping} /> : null}
        {sorting ? <Line {...sorting} /> : null}
        {done ? <Checkbox label={t('tasks.showDone')} checked={done.isShown} onChange={done.onToggle} /> : null}
        {shown ? (
          <fieldset className={classes.columns}>
            <legend>{t('columns.hint')}</legend>
            {columns.map((column) => (
              <Checkbox
                key={column}
                label={t(`columns.${column}`)}
                checked={shown.chosen.has(column)}
                onChange={() => shown.onChange(withColumn(shown.chosen, column))}
              />
            ))}
          </fieldset>
        ) : null}
      </Popover.Dropdown>
    </Popover>
  );
}

function Line<T extends string>(one: OneOf<T>) {
  return (
    <div className={classes.option}>
      <span aria-hidden>{one.name}</span>
      <ChoiceSelect {...one} className={classes.listed} />
    </div>
  );
}
