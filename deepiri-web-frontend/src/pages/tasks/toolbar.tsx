import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { ArrowDownWideNarrow, CalendarDays, CircleCheck, Columns3, Group, Rows3, Workflow } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import words from '../../components/words.module.css';
import { type ListSort, listSorts } from '../../data/task-list.ts';
import { Choice } from './choice.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { showsDone, withDone } from './done-ones.ts';
import { type Column, columnsText } from './row-columns.ts';
import { groupings, type TasksSearch, type View, views } from './search.ts';
import classes from './toolbar.module.css';
import { ViewOptions } from './view-options.tsx';

const viewIcons = { list: Rows3, board: Columns3, graph: Workflow, calendar: CalendarDays } as const;

type Props = {
  search: TasksSearch;
  columns: ReadonlySet<Column>;
  count: ReactNode;
  onSelect: (() => void) | null;
};

/** How many there are, and how they are shown: each way by itself, or all in one menu where there is no room for their words. */
export function Toolbar({ search, columns, count, onSelect }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { filter = '', sort = listSorts[0], group = groupings[0], view = views[0] } = search;
  const set = (change: TasksSearch) =>
    void navigate({ to: '/tasks', search: (now) => ({ ...now, ...change }), replace: true });
  /** What is as usual is not in the address. */
  const unless = <T,>(usual: T, value: T) => (value === usual ? undefined : value);
  const setView = (next: View) =>
    void navigate({ to: '/tasks', search: (now) => ({ ...now, view: unless(views[0], next) }) });
  useCommand('list-view', () => setView(views[(views.indexOf(view) + 1) % views.length] as View));
  // Where the filter says itself in which state tasks are, done ones are no choice.
  const isDoneShown = showsDone(filter);
  const toggleDone = () => set({ filter: withDone(filter, !isDoneShown) || undefined });
  useCommand('list-finished', isDoneShown !== null && toggleDone);

  const grouping =
    view === 'list'
      ? {
          name: t('tasks.group'),
          value: group,
          choices: groupings,
          textOf: (choice: string) => t(`tasks.groups.${choice}`),
          onChoose: (choice: (typeof groupings)[number]) => set({ group: unless(groupings[0], choice) }),
        }
      : null;
  const sorting =
    view === 'list' || view === 'board'
      ? {
          name: t('tasks.sort'),
          value: sort,
          choices: listSorts as readonly ListSort[],
          textOf: (choice: string) => t(`tasks.sorts.${choice}`),
          onChoose: (choice: ListSort) => set({ sort: unless(listSorts[0], choice) }),
        }
      : null;
  const shownColumns =
    view === 'list'
      ? { chosen: columns, onChange: (next: readonly Column[]) => set({ columns: columnsText(next) }) }
      : null;
  const done = isDoneShown === null ? null : { isShown: isDoneShown, onToggle: toggleDone };

  return (
    <div className={classes.toolbar}>
      <p className={classes.count} role="status">
        {count}
      </p>
      {onSelect ? (
        <button type="button" className={classes.button} data-phone onClick={onSelect}>
          {t('tasks.selectMode')}
        </button>
      ) : null}
      <div className={classes.each}>
        {grouping ? (
          <Choice {...grouping} command="list-group" icon={<Group size={16} strokeWidth={1.8} aria-hidden />} />
        ) : null}
        {sorting ? (
          <Choice
            {...sorting}
            command="list-sort"
            icon={<ArrowDownWideNarrow size={16} strokeWidth={1.8} aria-hidden />}
          />
        ) : null}
        {shownColumns ? <ColumnsMenu {...shownColumns} /> : null}
        {done ? (
          <button
            type="button"
            className={classes.button}
            aria-label={t('tasks.showDone')}
            title={`${t('tasks.showDone')} (G D)`}
            aria-pressed={done.isShown}
            data-changed={done.isShown || undefined}
            onClick={done.onToggle}
          >
            <CircleCheck size={16} strokeWidth={1.8} aria-hidden />
            <span>{t('tasks.showDone')}</span>
          </button>
        ) : null}
      </div>
      <ViewOptions grouping={grouping} sorting={sorting} columns={shownColumns} done={done} />
      <SegmentedControl
        aria-label={t('tasks.view')}
        size="xs"
        value={view}
        onChange={(next) => setView(next as View)}
        data={views.map((value) => {
          const Icon = viewIcons[value];
          return {
            value,
            label: (
              <span className={classes.view} title={t(`tasks.views.${value}`)}>
                <Icon size={16} strokeWidth={1.8} aria-hidden />
                <span className={words.spoken}>{t(`tasks.views.${value}`)}</span>
              </span>
            ),
          };
        })}
      />
    </div>
  );
}
