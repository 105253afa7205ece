import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTellAdded } from '../../../components/toasts/use-tell-added.ts';
import { problemCode } from '../../../data/client.ts';
import classes from './day-add.module.css';
import { useAddOnDay } from './use-add-on-day.ts';

type Props = { day: string; name: string; shows: (dueAt: string | null) => boolean; onLeave: () => void };

/** One line for a task of a day. Enter adds it and the line stays; Escape leaves. */
export function DayAdd({ day, name, shows, onLeave }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const add = useAddOnDay();
  const tell = useTellAdded();
  const submit = () => {
    const line = text.trim();
    if (line === '') return onLeave();
    setText('');
    add.mutate(
      { text: line, day },
      {
        onSuccess: (task) => {
          if (!shows(task.dueAt)) tell(task);
        },
        onError: () => setText((now) => (now === '' ? line : now)),
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
        // biome-ignore lint/a11y/noAutofocus: it was opened to write here
        autoFocus
        className={classes.field}
        aria-label={t('calendar.addOn', { day: name })}
        placeholder={t('calendar.addHint')}
        value={text}
        maxLength={900}
        autoComplete="off"
        enterKeyHint="done"
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (text.trim() === '' && !add.isPending) onLeave();
        }}
      />
      {add.error ? (
        <p className={classes.error} role="alert">
          {t([`failure.${problemCode(add.error)}`, 'failure.other'])}
        </p>
      ) : null}
    </div>
  );
}
