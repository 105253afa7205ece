import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isTooLong, MOST } from '../../../components/quick-add/line-length.ts';
import { toast } from '../../../components/toasts/store.ts';
import { useTellAdded } from '../../../components/toasts/use-tell-added.ts';
import { useAddTask } from '../../../data/use-add-task.ts';
import classes from './day-add.module.css';

type Props = { day: string; name: string; shows: (dueAt: string | null) => boolean; onLeave: () => void };

/** One line for a task of a day. Enter adds it and the line stays; Escape leaves. */
export function DayAdd({ day, name, shows, onLeave }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string | null>(null);
  const add = useAddTask();
  const tell = useTellAdded();
  const submit = () => {
    const line = text.trim();
    if (line === '') return onLeave();
    if (isTooLong(line)) return setError('tooLong');
    setText('');
    setError(null);
    add(
      { text: line, day },
      {
        onAdded: (task) => {
          if (!shows(task.dueAt)) tell(task);
        },
        onRefused: (code) => {
          // The field may have been left; then the words would be lost.
          if (!field.current?.isConnected)
            return toast({ tone: 'bad', text: t([`failure.${code}`, 'failure.other']), strong: line });
          setText((now) => (now === '' ? line : now));
          setError(code);
        },
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') submit();
    else onLeave();
  };
  return (
    <div className={classes.add}>
      <input
        ref={field}
        // biome-ignore lint/a11y/noAutofocus: it was opened to write here
        autoFocus
        className={classes.field}
        aria-label={t('calendar.addOn', { day: name })}
        placeholder={t('calendar.addHint')}
        value={text}
        autoComplete="off"
        enterKeyHint="done"
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (text.trim() === '') onLeave();
        }}
      />
      {error ? (
        <p className={classes.error} role="alert">
          {error === 'tooLong'
            ? t('quick.tooLong', { most: MOST, over: text.trim().length - MOST })
            : t([`failure.${error}`, 'failure.other'])}
        </p>
      ) : null}
    </div>
  );
}
