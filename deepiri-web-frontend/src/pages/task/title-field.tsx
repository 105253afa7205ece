import { useQueryClient } from '@tanstack/react-query';
import type { Task } from 'deepiri-sdk';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFlash } from '../../components/flash.ts';
import { useDraft } from '../../data/drafts.ts';
import { writtenOver } from '../../data/outbox/written-over.ts';
import { seenTask } from '../../data/task-store.ts';
import type { TaskActions } from '../../data/use-task-actions.ts';
import classes from './title-field.module.css';

type Draft = { text: string; from: string };

/** The title, written over in place: Enter or leaving saves, Escape takes back. */
export function TitleField({ task, actions }: { task: Task; actions: TaskActions }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  /** What is being written, and the title it is written over; what comes from elsewhere meanwhile does not replace it. */
  const [draft, write] = useDraft<Draft | null>(`title.${task.id}`, null);
  const givenUp = useRef(false);
  const lit = useFlash(task.id);
  const text = draft?.text ?? task.title;

  const save = () => {
    const title = text.trim();
    const isNew = draft && !givenUp.current && title !== '' && title !== draft.from;
    if (isNew) {
      const edit = writtenOver(seenTask(client, task), { title }, { title: draft.from });
      actions.update(edit.task, edit.patch);
    }
    givenUp.current = false;
    write(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      event.currentTarget.closest<HTMLElement>('[data-task-room]')?.focus();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      givenUp.current = true;
      event.currentTarget.closest<HTMLElement>('[data-task-room]')?.focus();
    }
  };
  return (
    <div className={classes.grow} data-text={text} data-done={task.status === 'done' || undefined} data-lit={lit}>
      <textarea
        className={classes.title}
        rows={1}
        aria-label={t('task.title')}
        value={text}
        maxLength={500}
        onChange={({ target }) => write({ text: target.value.replaceAll('\n', ' '), from: draft?.from ?? task.title })}
        onBlur={save}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
