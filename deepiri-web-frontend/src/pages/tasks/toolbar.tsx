import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import {
  ArrowDownWideNarrow,
  CalendarDays,
  CheckSquare,
  CircleCheck,
  Columns3,
  Group,
  Rows3,
  Workflow,
} from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandId } from '../../app/keyboard/bindings.ts';
import { useCommand } from '../../app/keyboard/commands.ts';
import { listSorts } from '../../data/task-list.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import { showsDone, withDone } from './done-ones.ts';
import { type Column, columnsText } from './row-columns.ts';
import { groupings, type TasksSearch, type View, views } from './search.ts';
import classes from './toolbar.module.css';

type ChoiceProps<T extends string> = {
  /** Opens the choices. */
  command: CommandId;
  name: string;
  icon: ReactNode;
  value: T;
  choices: readonly T[];
  textOf: (choice: T) => string;
  onChoose: (choice: T) => void;
};

/** One of a few. The browser's own list needs no script, and is at home on a phone. */
function Choice<T extends string>({ command, name, icon, value, choices, textOf, onChoose }: ChoiceProps<T>) {
  const list = useRef<HTMLSelectElement>(null);
  useCommand(command, () => {
    list.current?.focus();
    list.current?.showPicker?.();
  });
  return (
    <label className={classes.button} title={name} data-changed={value !== choices[0] || undefined}>
      {icon}
      <span className={classes.wide} aria-hidden>
        {textOf(value)}
      </span>
      <select
        ref={list}
        className={classes.choice}
        aria-label={name}
        value={value}
        onChange={({ target }) => onChoose(target.value as T)}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {textOf(choice)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Whether done ones are shown too; not there where the filter says itself in which state tasks are. */
function DoneToo({ search: { filter = '' }, set }: { search: TasksSearch; set: (change: TasksSearch) => void }) {
  const { t } = useTranslation();
  const shown = showsDone(filter);
  const toggle = () => set({ filter: withDone(filter, !shown) || undefined });
  useCommand('list-finished', shown !== null && toggle);
  if (shown === null) return null;
  return (
    <button
      type="button"
      className={classes.button}
      aria-label={t('tasks.showDone')}
      title={`${t('tasks.showDone')} (G D)`}
      aria-pressed={shown}
      data-changed={shown || undefined}
      onClick={toggle}
    >
      <CircleCheck size={16} strokeWidth={1.8} aria-hidden />
      <span className={classes.wide} data-spare>
        {t('tasks.showDone')}
      </span>
    </button>
  );
}

const viewIcons = { list: Rows3, board: Columns3, graph: Workflow, calendar: CalendarDays } as const;

type Props = {
  search: TasksSearch;
  columns: ReadonlySet<Column>;
  count: string;
  onSelect: (() => void) | null;
};

/** How many there are, and how they are shown. */
export function Toolbar({ search, columns, count, onSelect }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { sort = listSorts[0], group = groupings[0], view = views[0] } = search;
  const set = (change: TasksSearch) =>
    void navigate({ to: '/tasks', search: (now) => ({ ...now, ...change }), replace: true });
  /** What is as usual is not in the address. */
  const unless = <T,>(usual: T, value: T) => (value === usual ? undefined : value);
  const setView = (next: View) =>
    void navigate({ to: '/tasks', search: (now) => ({ ...now, view: unless(views[0], next) }) });
  useCommand('list-view', () => setView(views[(views.indexOf(view) + 1) % views.length] as View));

  return (
    <div className={classes.toolbar}>
      <p className={classes.count} role="status">
        {count}
      </p>
      {onSelect ? (
        <button
          type="button"
          className={classes.button}
          data-phone
          onClick={onSelect}
          aria-label={t('tasks.selectMode')}
        >
          <CheckSquare size={16} strokeWidth={1.8} aria-hidden />
        </button>
      ) : null}
      {view === 'list' ? (
        <Choice
          command="list-group"
          name={t('tasks.group')}
          icon={<Group size={16} strokeWidth={1.8} aria-hidden />}
          value={group}
          choices={groupings}
          textOf={(choice) => t(`tasks.groups.${choice}`)}
          onChoose={(choice) => set({ group: unless(groupings[0], choice) })}
        />
      ) : null}
      {view === 'list' || view === 'board' ? (
        <Choice
          command="list-sort"
          name={t('tasks.sort')}
          icon={<ArrowDownWideNarrow size={16} strokeWidth={1.8} aria-hidden />}
          value={sort}
          choices={listSorts}
          textOf={(choice) => t(`tasks.sorts.${choice}`)}
          onChoose={(choice) => set({ sort: unless(listSorts[0], choice) })}
        />
      ) : null}
      {view === 'list' ? (
        <ColumnsMenu chosen={columns} onChange={(next) => set({ columns: columnsText(next) })} />
      ) : null}
      <DoneToo search={search} set={set} />
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
              <span className={classes.view}>
                <Icon size={14} aria-hidden />
                <span className={classes.narrowSpoken}>{t(`tasks.views.${value}`)}</span>
              </span>
            ),
          };
        })}
      />
    </div>
  );
}
