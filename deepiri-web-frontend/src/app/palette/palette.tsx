import { createSpotlight, Spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.layer.css';
import { useNavigate } from '@tanstack/react-router';
import { Circle, CircleCheck, ListFilter, Plus, Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../components/keys.tsx';
import { PrioritySign } from '../../components/priority-sign.tsx';
import { ProjectDot } from '../../components/projects/project-dot.tsx';
import { canUndo } from '../../components/toasts/store.ts';
import { useAddTyped } from '../../components/toasts/use-add-typed.ts';
import { namesField } from '../../data/filters.ts';
import { useProjectNames, useProjects } from '../../data/projects.ts';
import { useTaskSearch } from '../../data/task-search.ts';
import { bindings, type NamedId } from '../keyboard/bindings.ts';
import { hasCommand, runCommand } from '../keyboard/commands.ts';
import { takeTyped } from '../keyboard/typed-ahead.ts';
import { keyless } from './keyless.ts';
import classes from './palette.module.css';
import { isNamed, usePlaces } from './use-places.ts';

const [store, spotlight] = createSpotlight();
/** Asking for itself, or for the way to another row, makes no sense from here. */
const leftOut: readonly NamedId[] = [
  'palette',
  'close',
  'list-next',
  'list-previous',
  'list-left',
  'list-right',
  'list-select-next',
  'list-select-previous',
  'list-done',
];
/** What is done to the row that had the focus, and makes no sense without one. */
const toRow: readonly NamedId[] = [
  'list-complete',
  'list-open',
  'list-start',
  'list-priority',
  'list-today',
  'list-tomorrow',
  'list-delete',
  'list-select',
  'inbox-archive',
  'inbox-tomorrow',
];
/** The same key means it for the open task. */
const toRowToo: readonly NamedId[] = ['task-due', 'task-labels', 'task-project'];

/** Whether the command means something right now. */
const isOffered = (id: NamedId, row: string | null) =>
  !leftOut.includes(id) && (row !== null || !toRow.includes(id)) && (id === 'undo' ? canUndo() : hasCommand(id));

/** The kit chooses when the text changes; results that come later would push its choice down. */
function selectFirst(): void {
  const list = document.getElementById(store.getState().listId);
  list?.querySelector('[data-selected]')?.removeAttribute('data-selected');
  list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  store.updateState((state) => ({ ...state, selected: 0 }));
}

/** “tag” means what begins so before what has it somewhere within. */
function beginsWord(text: string, wanted: string): boolean {
  return ` ${text.toLowerCase()}`.includes(` ${wanted}`);
}

type Props = {
  searching: boolean;
  /** What the row is about that had the focus. */
  row: string | null;
  onClose: () => void;
};

/** Commands that mean something right now, and tasks, by typing a part of their name. */
export function Palette({ searching, row, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const addTask = useAddTyped();
  const [query, setQuery] = useState('');
  const tasks = useTaskSearch(query);
  useEffect(() => spotlight.open(), []);
  // What was typed decides the choice, not which part of the answer came first.
  const firstTask = tasks[0]?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new first result takes the choice
  useEffect(() => {
    const timer = window.setTimeout(selectFirst);
    return () => window.clearTimeout(timer);
  }, [firstTask, query]);

  const line = query.trim();
  const isFilter = namesField(line, useProjectNames());
  const wanted = line.toLowerCase();
  const textOf = (id: NamedId) => t(`keyboard.commands.${id}`);
  const commands = [
    ...bindings.map(({ id, group, keys }) => ({
      id,
      keys: keys[0],
      text: group === 'go' ? t('keyboard.goTo', { room: textOf(id) }) : textOf(id),
    })),
    ...keyless.map((id) => ({ id, keys: undefined, text: textOf(id) })),
  ]
    .filter(({ id }) => isOffered(id, row))
    .filter(({ text }) => (searching && wanted === '' ? false : text.toLowerCase().includes(wanted)))
    .sort((one, other) => Number(beginsWord(other.text, wanted)) - Number(beginsWord(one.text, wanted)));
  const isForRow = ({ id }: { id: NamedId }) => row !== null && [...toRow, ...toRowToo].includes(id);
  const groups = [
    { label: row ?? '', offered: commands.filter(isForRow) },
    { label: t('palette.commands'), offered: commands.filter((one) => !isForRow(one)) },
  ];
  const projects = (useProjects().data ?? [])
    .filter(({ name }) => wanted !== '' && beginsWord(name, wanted))
    .slice(0, 5);
  const places = usePlaces().filter((place) => wanted !== '' && isNamed(place, wanted));
  // After the palette has gone and given the focus back, so that the command finds the page as it was.
  const later = (run: () => void) => () => void window.setTimeout(run, 180);

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      onSpotlightClose={onClose}
      scrollable
      maxHeight={420}
      attributes={{ content: { 'aria-label': t('palette.title') } }}
      centered={false}
      yOffset="14vh"
      overlayProps={{ blur: 0, color: 'transparent' }}
      transitionProps={{ duration: 120 }}
    >
      <Spotlight.Search
        placeholder={t(searching ? 'palette.search' : 'palette.placeholder')}
        aria-label={t('palette.search')}
        leftSection={<Search size={17} strokeWidth={1.8} aria-hidden />}
        // An Enter from before there was anything to see takes nothing.
        onFocus={() => setQuery(query + takeTyped().replace(/\n.*/su, ''))}
      />
      <Spotlight.ActionsList>
        {isFilter ? (
          <Spotlight.Action
            label={t('keyboard.filtered', { filter: line })}
            leftSection={<ListFilter size={16} className={classes.faint} aria-hidden />}
            onClick={() => void navigate({ to: '/tasks', search: { filter: line } })}
          />
        ) : null}
        {tasks.length > 0 ? (
          <Spotlight.ActionsGroup label={t('palette.tasks')}>
            {tasks.map((task) => (
              <Spotlight.Action
                key={task.id}
                label={task.title}
                leftSection={
                  task.status === 'done' ? (
                    <CircleCheck size={16} className={classes.done} aria-hidden />
                  ) : (
                    <Circle size={16} className={classes.faint} aria-hidden />
                  )
                }
                rightSection={
                  <span className={classes.note}>
                    {task.priority === 'none' ? null : <PrioritySign priority={task.priority} />}
                    {t(`status.${task.status}`)}
                  </span>
                }
                onClick={() => void navigate({ to: '/tasks/$taskId', params: { taskId: task.id } })}
              />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {projects.length > 0 ? (
          <Spotlight.ActionsGroup label={t('palette.projects')}>
            {projects.map(({ id, name, color }) => (
              <Spotlight.Action
                key={id}
                label={name}
                leftSection={<ProjectDot color={color} />}
                onClick={() => void navigate({ to: '/projects/$projectId', params: { projectId: id } })}
              />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {groups.map(({ label, offered }) =>
          offered.length > 0 ? (
            <Spotlight.ActionsGroup key={label} label={label}>
              {offered.map(({ id, keys, text }) => (
                <Spotlight.Action
                  key={id}
                  label={text}
                  rightSection={keys ? <Keys keys={keys} /> : null}
                  onClick={later(() => runCommand(id))}
                />
              ))}
            </Spotlight.ActionsGroup>
          ) : null,
        )}
        {places.length > 0 ? (
          <Spotlight.ActionsGroup label={t('nav.settings')}>
            {places.map(({ text, icon: Icon, run }) => (
              <Spotlight.Action
                key={text}
                label={text}
                leftSection={<Icon size={16} className={classes.faint} aria-hidden />}
                onClick={run}
              />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {wanted.length > 2 ? (
          <Spotlight.Action
            label={t('palette.addTask', { text: line })}
            leftSection={<Plus size={16} className={classes.faint} aria-hidden />}
            onClick={() => addTask(line)}
          />
        ) : null}
        {tasks.length + projects.length + commands.length + places.length === 0 &&
        wanted.length > 0 &&
        wanted.length <= 2 ? (
          <Spotlight.Empty>{t('palette.nothing')}</Spotlight.Empty>
        ) : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
