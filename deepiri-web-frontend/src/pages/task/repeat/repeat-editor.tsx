import type { Task } from 'deepiri-sdk';
import { SkipForward, X } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import button from '../../../components/button.module.css';
import { isSeveral } from '../../../data/habit.ts';
import { readRepeat, weekStartOf } from '../../../data/repeat.ts';
import { firstDay, ruleOf } from '../../../data/repeat-choice.ts';
import { isOpen } from '../../../data/task-cache.ts';
import type { TaskActions } from '../../../data/use-task-actions.ts';
import { recurrenceText } from '../../../text/recurrence.ts';
import { useFormat } from '../../../text/use-format.ts';
import { RepeatControls } from './repeat-controls.tsx';
import classes from './repeat-editor.module.css';
import { RepeatPresets } from './repeat-presets.tsx';
import { RepeatPreview } from './repeat-preview.tsx';

type Props = { task: Task; actions: TaskActions; onClose: () => void };

/** Chooses a repetition: said as a sentence, its next times beneath, kept when it is saved. */
export function RepeatEditor({ task, actions, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const known = task.recurrence === null ? null : readRepeat(task.recurrence);
  const [repeat, setRepeat] = useState(known);
  const rule = repeat && ruleOf(repeat);
  const date = task.dueAt ? format.dateOf(task.dueAt) : task.scheduledFor;
  /** A task without a date gets the first day of its repetition, if that has days of its own. */
  const day = date || !repeat || repeat.times !== null ? task.scheduledFor : firstDay(repeat, format.today);
  const byHand = task.recurrence !== null && known === null;

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (rule && (rule !== task.recurrence || day !== task.scheduledFor))
      actions.update(task, { recurrence: rule, ...(day === task.scheduledFor ? {} : { scheduledFor: day }) });
    onClose();
  };
  // It comes after the pop-up has looked for what to give the focus to.
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), []);
  const sentence = rule ? recurrenceText(rule, format, t) : t('repeatEditor.choose');
  return (
    <form ref={form} className={classes.editor} onSubmit={save}>
      <p className={classes.sentence} role="status">
        {byHand && !rule ? t('repeatEditor.byHand', { rule: task.recurrence }) : sentence}
      </p>
      <RepeatPresets date={date} weekStart={weekStartOf(format.firstDay)} rule={rule} onChoose={setRepeat} />
      {repeat ? (
        <>
          <RepeatControls repeat={repeat} date={date ?? format.today} onChange={setRepeat} />
          <RepeatPreview rule={rule} perWindow={repeat.times !== null} dueAt={task.dueAt} scheduledFor={day} />
        </>
      ) : null}
      <div className={classes.foot}>
        {task.recurrence !== null && isOpen(task) ? (
          <>
            <button
              type="button"
              className={classes.plain}
              onClick={() => {
                actions.skip(task);
                onClose();
              }}
            >
              <SkipForward size={14} aria-hidden />
              {t(isSeveral(task) ? 'repeatEditor.skipRest' : 'repeatEditor.skip')}
            </button>
            <button
              type="button"
              className={classes.plain}
              onClick={() => {
                actions.update(task, { recurrence: null }, t('toast.stopped'));
                onClose();
              }}
            >
              <X size={14} aria-hidden />
              {t('repeatEditor.stop')}
            </button>
          </>
        ) : null}
        <button type="submit" className={`${button.primary} ${button.small}`} disabled={!rule}>
          {t('action.save')}
        </button>
      </div>
    </form>
  );
}
