import type { Task } from 'deepiri-sdk';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/keyboard/commands.ts';
import { takeTyped } from '../../../app/keyboard/typed-ahead.ts';
import section from '../../../components/panel-section.module.css';
import { isTooLong, MOST } from '../../../components/quick-add/line-length.ts';
import { toast } from '../../../components/toasts/store.ts';
import words from '../../../components/words.module.css';
import { placed } from '../../../data/order-key.ts';
import { useAddSubtask, useSubtasks } from '../../../data/subtasks.ts';
import { isOpen } from '../../../data/task-cache.ts';
import { useBulk } from '../../../data/use-bulk.ts';
import type { TaskActions } from '../../../data/use-task-actions.ts';
import { codeText } from '../../../text/problems.ts';
import { Subtask } from './subtask.tsx';
import classes from './subtasks.module.css';

/** Puts subtasks in another order. */
function useReorder(subtasks: readonly Task[]) {
  const change = useBulk();
  return (id: string, to: number) => {
    const keys = placed(subtasks, id, Math.max(0, Math.min(subtasks.length - 1, to)));
    const changes = subtasks.flatMap((task) => {
      const orderKey = keys.get(task.id);
      return orderKey === undefined ? [] : [{ type: 'update' as const, task, patch: { orderKey } }];
    });
    change(changes, null);
  };
}

function AddLine({ task, siblings }: { task: Task; siblings: readonly Task[] }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const add = useAddSubtask(task, siblings);
  useCommand('task-subtask', () => field.current?.focus(), 'panel');
  const addLine = (written: string) => {
    const line = written.trim();
    if (line === '') return;
    if (isTooLong(line)) {
      setText(line);
      toast({ id: 'too-long', tone: 'bad', text: t('quick.tooLong', { most: MOST, over: line.length - MOST }) });
      return;
    }
    add(line, (code) => {
      setText((now) => now || line);
      toast({ tone: 'bad', text: t([`failure.${code}`, 'subtasks.failed'], { detail: codeText(code, t) }) });
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setText('');
    addLine(text);
  };
  /** What was typed before there was a field: each line that was ended is added, the rest goes on. */
  const onFocus = () => {
    const lines = takeTyped().split('\n');
    const last = lines.pop() ?? '';
    setText((now) => now + last);
    lines.forEach(addLine);
  };
  return (
    <form onSubmit={submit}>
      <input
        ref={field}
        className={classes.add}
        value={text}
        aria-label={t('subtasks.add')}
        placeholder={t('subtasks.placeholder')}
        onChange={(event) => setText(event.target.value)}
        onFocus={onFocus}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          event.currentTarget.closest<HTMLElement>('[data-task-room]')?.focus();
        }}
      />
    </form>
  );
}

/** A done task with open steps: each is paid by its own completion, so it is asked for. */
function StillOpen({ open }: { open: readonly Task[] }) {
  const { t } = useTranslation();
  const change = useBulk();
  return (
    <p className={classes.open}>
      {t('subtasks.stillOpen', { count: open.length })}
      <button
        type="button"
        className={section.action}
        onClick={() =>
          change(
            open.map((task) => ({ type: 'complete', task })),
            { key: 'complete' },
          )
        }
      >
        {t('subtasks.completeAll')}
      </button>
    </p>
  );
}

/** The steps of a task: added, done and put in order where it is open. */
export function Subtasks({ task, actions }: { task: Task; actions: TaskActions }) {
  const { t } = useTranslation();
  const id = useId();
  const subtasks = useSubtasks(task.id) ?? [];
  const reorder = useReorder(subtasks);
  const [dragged, setDragged] = useState<string | null>(null);
  const counted = subtasks.filter(({ status }) => status !== 'cancelled');
  const done = counted.filter(({ status }) => status === 'done').length;
  const open = counted.filter(isOpen);
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={section.head}>
        <h2 id={id} className={section.title}>
          {t('subtasks.title')}
        </h2>
        {counted.length > 0 ? (
          <span className={classes.progress}>
            <span className={classes.track} aria-hidden>
              <span style={{ width: `${(done / counted.length) * 100}%` }} />
            </span>
            <span aria-hidden>
              {done}/{counted.length}
            </span>
            <span className={words.spoken}>{t('row.steps', { done, count: counted.length })}</span>
          </span>
        ) : null}
      </div>
      {!isOpen(task) && open.length > 0 ? <StillOpen open={open} /> : null}
      {subtasks.length > 0 ? (
        <ul className={classes.list} aria-labelledby={id}>
          {subtasks.map((subtask, at) => (
            <Subtask
              key={subtask.id}
              task={subtask}
              actions={actions}
              isFirst={at === 0}
              isLast={at === subtasks.length - 1}
              dragged={dragged}
              onDrag={setDragged}
              onDrop={() => dragged && reorder(dragged, at)}
              onMove={(step) => reorder(subtask.id, at + step)}
            />
          ))}
        </ul>
      ) : null}
      <AddLine task={task} siblings={subtasks} />
    </section>
  );
}
