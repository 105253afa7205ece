import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { takeTyped } from '../../app/keyboard/typed-ahead.ts';
import button from '../../components/button.module.css';
import classes from './toolbar.module.css';

type Props = { name?: string; onName: (name: string) => void };

/** The name of a view, in a pop-up. */
export function NameForm({ name = '', onName }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') onName(text.trim());
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <input
        value={text}
        data-autofocus
        maxLength={60}
        aria-label={t('views.name')}
        placeholder={t('views.name')}
        autoComplete="off"
        onFocus={({ target }) => {
          const [typed = '', ...ended] = takeTyped().split('\n');
          if (typed === '') return target.select();
          setText(typed);
          // Enter has been pressed already.
          if (ended.length > 0 && typed.trim() !== '') onName(typed.trim());
        }}
        onChange={({ target }) => setText(target.value)}
      />
      <button type="submit" className={button.primary} disabled={text.trim() === ''}>
        {t('action.save')}
      </button>
    </form>
  );
}
