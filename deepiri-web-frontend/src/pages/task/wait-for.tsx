import { Popover, Select } from '@mantine/core';
import type { Task } from 'deepiri-sdk';
import { Plus } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { focusNow, takeTyped } from '../../app/keyboard/typed-ahead.ts';
import section from '../../components/panel-section.module.css';
import { problemCode } from '../../data/client.ts';
import { useDependency } from '../../data/dependencies.ts';
import { isAway } from '../../data/need-network.ts';
import { isOpen } from '../../data/task-cache.ts';
import { usePlan } from '../../data/tasks.ts';
import { waitersOf } from '../../data/waiting.ts';
import { refusalText } from '../../text/problems.ts';
import classes from './dependencies.module.css';

type Candidate = { value: string; label: string; disabled: boolean };

/** Open tasks to wait for, those already waited for and the task itself left out; what waits for it is last, and cannot be chosen. */
function useCandidates(task: Task): Candidate[] {
  const tasks = usePlan().data?.items.map((item) => item.task) ?? [];
  const waiters = waitersOf(task.id, tasks);
  return tasks
    .filter((other) => isOpen(other) && other.id !== task.id && !task.blockedBy.includes(other.id))
    .map(({ id, title }) => ({ value: id, label: title, disabled: waiters.has(id) }))
    .toSorted((a, b) => Number(a.disabled) - Number(b.disabled));
}

function Choose({ task, onChosen }: { task: Task; onChosen: () => void }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const dependency = useDependency(task);
  const candidates = useCandidates(task);
  const typeOn = () => {
    const typed = takeTyped().trim();
    if (typed !== '') setSearch(typed);
  };
  const refusal = (problem: Error) =>
    t([`problem.${problemCode(problem)}`, 'graph.failed'], { title: task.title, detail: refusalText(problem, t) });
  return (
    <Select
      ref={focusNow}
      aria-label={t('graph.search')}
      placeholder={t('graph.searchHint')}
      data={candidates}
      searchable
      searchValue={search}
      onSearchChange={(text) => {
        setSearch(text);
        if (text !== search) dependency.reset();
      }}
      selectFirstOptionOnDropdownOpen
      limit={30}
      value={null}
      data-autofocus
      nothingFoundMessage={t('graph.nothing')}
      classNames={{ option: classes.option ?? '' }}
      renderOption={({ option }) => (
        <span>
          {option.label}
          {option.disabled ? <small>{t('graph.waitsAlready')}</small> : null}
        </span>
      )}
      // Why not is said where one types, and what was typed stays.
      error={
        dependency.error && !isAway(dependency.error) ? (
          <span role="alert">{refusal(dependency.error)}</span>
        ) : undefined
      }
      comboboxProps={{ withinPortal: false, middlewares: { flip: false } }}
      onFocus={typeOn}
      onChange={(otherId) => otherId && dependency.mutate({ otherId, wait: true }, { onSuccess: onChosen })}
    />
  );
}

/** What the field and the list under it need. */
const ROOM = 320;

/** The list is under its field, never over what one looks at to choose: where there is no room, some is made. */
function makeRoom(button: HTMLElement | null): void {
  if (button && window.innerHeight - button.getBoundingClientRect().bottom < ROOM)
    button.scrollIntoView({ block: 'center' });
}

/** Lets a task wait for another. Closes when it does. */
export function WaitFor({ task }: { task: Task }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useCommand('task-wait', () => setOpened(true), 'panel');
  useLayoutEffect(() => {
    if (opened) makeRoom(button.current);
  }, [opened]);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={300}
      transitionProps={{ duration: 0 }}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button ref={button} type="button" className={section.action} onClick={() => setOpened((now) => !now)}>
          <Plus size={14} aria-hidden />
          {t('graph.add')}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={10} aria-label={t('graph.search')}>
        <Choose task={task} onChosen={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
