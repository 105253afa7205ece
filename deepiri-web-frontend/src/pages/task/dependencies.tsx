import { Popover, Select } from '@mantine/core';
import type { Task } from 'deepiri-sdk';
import { Plus, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { focusNow, takeTyped } from '../../app/keyboard/typed-ahead.ts';
import section from '../../components/panel-section.module.css';
import { Failure } from '../../components/states.tsx';
import { toast } from '../../components/toasts/store.ts';
import { problemCode } from '../../data/client.ts';
import { useDependency } from '../../data/dependencies.ts';
import { isAway } from '../../data/need-network.ts';
import { isOpen } from '../../data/task-cache.ts';
import { useGraph, usePlan } from '../../data/tasks.ts';
import { refusalText } from '../../text/problems.ts';
import classes from './dependencies.module.css';
import { Graph } from './graph.tsx';
import { InTheWay } from './in-the-way.tsx';

/** Open tasks to wait for, those already waited for and the task itself left out. */
function useCandidates(task: Task) {
  const items = usePlan().data?.items ?? [];
  return items
    .filter((item) => isOpen(item.task) && item.task.id !== task.id && !task.blockedBy.includes(item.task.id))
    .map((item) => ({ value: item.task.id, label: item.task.title }));
}

type Choice = { task: Task; onChoose: (id: string) => void };

function Choose({ task, onChoose }: Choice) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const typeOn = () => {
    const typed = takeTyped().trim();
    if (typed !== '') setSearch(typed);
  };
  return (
    <Select
      ref={focusNow}
      aria-label={t('graph.search')}
      placeholder={t('graph.searchHint')}
      data={useCandidates(task)}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      selectFirstOptionOnDropdownOpen
      limit={30}
      value={null}
      data-autofocus
      nothingFoundMessage={t('graph.nothing')}
      comboboxProps={{ withinPortal: false }}
      onFocus={typeOn}
      onChange={(id) => id && onChoose(id)}
    />
  );
}

function WaitFor({ task, onChoose }: Choice) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  useCommand('task-wait', () => setOpened(true), 'panel');
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
        <button type="button" className={section.action} onClick={() => setOpened((now) => !now)}>
          <Plus size={14} aria-hidden />
          {t('graph.add')}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={10} aria-label={t('graph.search')}>
        <Choose
          task={task}
          onChoose={(id) => {
            setOpened(false);
            onChoose(id);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

/** What the task waits for and what waits for it. */
export function Dependencies({ task, room }: { task: Task; room?: number }) {
  const { t } = useTranslation();
  const id = useId();
  const { data: graph, error, refetch } = useGraph(task.id);
  const dependency = useDependency(task);
  const change = (otherId: string, wait: boolean) =>
    dependency.mutate(
      { otherId, wait },
      {
        onError: (problem) =>
          isAway(problem) ||
          toast({
            tone: 'bad',
            text: t([`problem.${problemCode(problem)}`, 'graph.failed'], {
              title: task.title,
              detail: refusalText(problem, t),
            }),
          }),
      },
    );
  const waitsFor = graph?.nodes.filter((node) => task.blockedBy.includes(node.id)) ?? [];

  return (
    <section className={classes.box} aria-labelledby={id}>
      <div className={section.head}>
        <h2 id={id} className={section.title}>
          {t('graph.title')}
        </h2>
        <WaitFor task={task} onChoose={(otherId) => change(otherId, true)} />
      </div>
      {error ? <Failure error={error} retry={() => void refetch()} compact /> : null}
      {graph ? <InTheWay taskId={task.id} graph={graph} /> : null}
      {graph && graph.nodes.length > 1 ? <Graph taskId={task.id} graph={graph} {...(room ? { room } : {})} /> : null}
      {graph && graph.nodes.length <= 1 ? <p className={classes.none}>{t('graph.empty')}</p> : null}
      {waitsFor.length > 0 ? (
        <ul className={classes.waits}>
          {waitsFor.map((other) => (
            <li key={other.id}>
              <span>{t('why.after', { title: other.title })}</span>
              <button
                type="button"
                aria-label={t('graph.remove', { title: other.title })}
                onClick={() => change(other.id, false)}
              >
                <X size={12} strokeWidth={2.2} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
