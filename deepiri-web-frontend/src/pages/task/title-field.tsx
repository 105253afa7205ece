import type { Task } from 'deepiri-sdk';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFlash } from '../../components/flash.ts';
import type { TaskActions } from '../../data/use-task-actions.ts';
import classes from './title-field.module.css';

/** The title, written over in place: Enter or leaving saves, Escape takes back. */
export function TitleField({ task, actions }: { task: Task; actions: TaskActions }) {
  const { t } = useTranslation();
  const [text, setText] = useState(task.title);
  const lit = useFlash(task.id);
  useEffect(() => setText(task.title), [task.title]);

  const save = () => {
    const title = text.trim();
    if (title === '') setText(task.title);
    else if (title !== task.title) actions.update(task, { title });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      event.currentTarget.closest<HTMLElement>('[data-task-room]')?.focus();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      setText(task.title);
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
        onChange={(event) => setText(event.target.value.replaceAll('\n', ' '))}
        onBlur={save}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
