import { useNavigate } from '@tanstack/react-router';
import type { Task } from 'deepiri-sdk';
import type { RefObject } from 'react';
import { runCommand, useCommand } from '../../app/keyboard/commands.ts';
import { focusedRow, focusNeighbour, useRowKeys } from '../../app/keyboard/use-row-keys.ts';
import type { TaskActions } from '../../data/use-task-actions.ts';
import type { Format } from '../../text/format.ts';

type Given = {
  list: RefObject<HTMLElement | null>;
  taskOf: (id: string) => Task | undefined;
  actions: TaskActions;
  move: (task: Task, day: string) => void;
  askPriority: (task: Task, row: HTMLElement) => void;
  format: Format;
};

/** What the keys do to the row that has the focus. Without one they do nothing here. */
export function useTodayCommands({ list, taskOf, actions, move, askPriority, format }: Given): void {
  const navigate = useNavigate();
  useRowKeys(list);

  const onRow = (act: (task: Task, row: HTMLElement) => void, leaves = false) => {
    const row = focusedRow(list.current);
    const task = row && taskOf(row.dataset['task'] ?? '');
    if (!row || !task) return false;
    if (leaves) focusNeighbour(list.current, row);
    act(task, row);
    return true;
  };
  const open = () => onRow((task) => void navigate({ to: '/tasks/$taskId', params: { taskId: task.id } }));
  useCommand('list-open', open);
  useCommand('list-right', open);
  // The field is in the task, which comes to the screen first.
  const inTask = (id: 'task-due' | 'task-labels' | 'task-project') => () =>
    onRow(
      ({ id: taskId }) =>
        void navigate({ to: '/tasks/$taskId', params: { taskId } }).then(() => {
          (document.activeElement as HTMLElement | null)?.blur();
          runCommand(id);
        }),
    );
  useCommand('task-due', inTask('task-due'));
  useCommand('task-labels', inTask('task-labels'));
  useCommand('task-project', inTask('task-project'));
  useCommand('list-start', () => onRow((task) => (task.status === 'todo' ? actions.start(task) : undefined)));
  useCommand('list-priority', () => onRow(askPriority));
  useCommand('list-today', () => onRow((task) => move(task, format.today)));
  useCommand('list-tomorrow', () => onRow((task) => move(task, format.addDays(format.today, 1)), true));
  useCommand('list-delete', () => onRow((task) => actions.remove(task), true));
}
