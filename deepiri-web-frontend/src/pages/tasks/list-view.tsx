import type { Task } from 'deepiri-sdk';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { focusedRow } from '../../app/keyboard/use-row-keys.ts';
import { PrioritySign } from '../../components/priority-sign.tsx';
import { ProjectDot } from '../../components/projects/project-dot.tsx';
import type { RowItem } from '../../components/task-row/row-item.ts';
import { useProject, useProjectsById } from '../../data/projects.ts';
import { type Entry, entriesOf, type GroupEntry } from './entries.ts';
import { ListRow } from './list-row.tsx';
import classes from './list-view.module.css';
import type { Column } from './row-columns.ts';
import type { Grouping } from './search.ts';
import type { Room } from './use-room.ts';
import { useRoomCommands } from './use-room-commands.ts';
import { useRowClicks } from './use-row-clicks.ts';
import { useVirtualRows } from './use-virtual-rows.ts';

/** The bar that lies over the top of the list. */
const COVERED = 154;
/** So many rows before the end the next page is asked for. */
const AHEAD = 60;

const scroller = () => document.getElementById('page-scroll');
const guess = (entry: Entry) => (entry.kind === 'group' ? 44 : 62);

type Props = {
  room: Room;
  grouping: Grouping;
  /** What all rows have in common, so that none needs to say it. */
  without?: Column;
};

/** All tasks one under the other, of which only those in sight are drawn. */
export function ListView({ room, grouping, without }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const { shown, settled, clock } = room;
  const projects = useProjectsById();
  const columns = useMemo(() => new Set([...room.columns].filter((one) => one !== without)), [room.columns, without]);
  // What has just been finished stays where it was until it leaves.
  const entries = useMemo(() => {
    const tasks = settled.size === 0 ? shown : shown.map((task) => settled.get(task.id)?.was ?? task);
    return entriesOf(tasks, grouping, clock, projects);
  }, [shown, settled, grouping, clock, projects]);
  const order = useMemo(
    () => [...new Set(entries.flatMap((entry) => (entry.kind === 'task' ? entry.task.id : [])))],
    [entries],
  );
  const { virtual, margin, goTo, watch } = useVirtualRows({ entries, list, scroller, guess, covered: COVERED });
  const rows = virtual.getVirtualItems();

  const last = rows.at(-1)?.index ?? 0;
  const { readOn } = room;
  useEffect(() => {
    if (last >= entries.length - AHEAD) readOn();
  }, [last, entries.length, readOn]);

  const move = (step: 1 | -1) => {
    const from = indexOf(focusedRow(list.current));
    const to = taskFrom(entries, from === -1 && step === -1 ? entries.length : from, step);
    return to !== -1 && goTo(to);
  };
  useRoomCommands({ room, root: list, order, move });

  const { toggleDone } = room;
  const latest = useRef(move);
  useEffect(() => {
    latest.current = move;
  });
  const onToggle = useCallback(
    (item: RowItem, box: HTMLElement) => {
      const leaves = toggleDone(item.task, box);
      if (leaves && box.matches(':focus-visible') && !latest.current(1)) latest.current(-1);
    },
    [toggleDone],
  );
  const clicks = useRowClicks(room, order);

  return (
    <ul
      ref={list}
      className={classes.list}
      style={{ height: virtual.getTotalSize() }}
      aria-label={t('tasks.list')}
      data-selecting={room.isSelecting || undefined}
      {...clicks}
      {...watch}
    >
      {rows.map(({ index, key, start }) => {
        const entry = entries[index];
        if (!entry) return null;
        const common = { ref: virtual.measureElement, index, top: start - margin };
        return entry.kind === 'group' ? (
          <GroupHead key={key} {...common} group={entry} grouping={grouping} isWhole={room.isWhole} />
        ) : (
          <ListRow
            key={key}
            {...common}
            room={room}
            columns={columns}
            task={entry.task}
            also={entry.also ?? none}
            rowKey={entry.key}
            place={index + 1}
            of={room.isWhole ? entries.length : -1}
            onToggle={onToggle}
          />
        );
      })}
    </ul>
  );
}

type HeadProps = {
  ref: (node: HTMLLIElement | null) => void;
  index: number;
  top: number;
  group: GroupEntry;
  grouping: Grouping;
  isWhole: boolean;
};

function GroupHead({ ref, index, top, group, grouping, isWhole }: HeadProps) {
  const { t } = useTranslation();
  const project = useProject(grouping === 'project' ? group.value : null);
  return (
    <li ref={ref} data-index={index} className={classes.head} style={{ transform: `translateY(${top}px)` }}>
      {project ? <ProjectDot color={project.color} /> : null}
      {grouping === 'priority' && group.value !== 'none' ? (
        <PrioritySign priority={group.value as Task['priority']} named />
      ) : null}
      <h2 className={classes.group}>{project?.name ?? groupName(grouping, group.value, (key) => t(key))}</h2>
      <span className={classes.count}>
        {group.count}
        {isWhole ? null : '+'}
      </span>
    </li>
  );
}

function groupName(grouping: Grouping, value: string | null, t: (key: string) => string): string {
  if (grouping === 'label') return value ?? t('tasks.noLabel');
  if (grouping === 'project') return t('projects.none');
  return t(grouping === 'due' ? `tasks.due.${value}` : `${grouping}.${value}`);
}

const none: readonly string[] = [];

const indexOf = (row: HTMLElement | null) => (row ? Number(row.dataset['index']) : -1);

/** The next task from a place in one direction, or -1. */
function taskFrom(entries: readonly Entry[], from: number, step: 1 | -1): number {
  for (let at = from + step; at >= 0 && at < entries.length; at += step) if (entries[at]?.kind === 'task') return at;
  return -1;
}
