import { Checkbox, Popover } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListSort } from '../../data/task-list.ts';
import { ChoiceSelect, type OneOf } from './choice.tsx';
import { type Column, columns, usualColumns, withColumn } from './row-columns.ts';
import type { Grouping } from './search.ts';
import classes from './toolbar.module.css';

type Props = {
  grouping: OneOf<Grouping> | null;
  sorting: OneOf<ListSort> | null;
  columns: { chosen: ReadonlySet<Column>; onChange: (columns: readonly Column[]) => void } | null;
  done: { isShown: boolean; onToggle: () => void } | null;
};

const isUsual = (chosen: ReadonlySet<Column>) =>
  columns.every((column) => chosen.has(column) === usualColumns.includes(column));

/** All the ways to show a view in one menu, for where there is no room for each. What a view does not have is left out. */
export function ViewOptions({ grouping, sorting, columns: shown, done }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  if (!grouping && !sorting && !shown && !done) return null;
  const isChanged =
    [grouping, sorting].some((one) => one && one.value !== one.choices[0]) ||
    (shown && !isUsual(shown.chosen)) ||
    done?.isShown;
  return (
    <Popover opened={opened} onChange={setOpened} width={260} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.button}
          data-all
          data-changed={isChanged || undefined}
          onClick={() => setOpened(!opened)}
        >
          {t('tasks.viewOptions')}
          <ChevronDown size={14} strokeWidth={1.8} aria-hidden />
        </button>
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
