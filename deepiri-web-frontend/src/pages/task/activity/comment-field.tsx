import { type KeyboardEvent, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { takeTyped } from '../../../app/keyboard/typed-ahead.ts';
import button from '../../../components/button.module.css';
import { GrowingText } from '../../../components/growing-text.tsx';
import { isMac } from '../../../components/keys.tsx';
import { inTab } from '../../../data/browser-texts.ts';
import classes from './activity.module.css';

type Props = {
  ref?: Ref<HTMLTextAreaElement>;
  label: string;
  action: string;
  text?: string;
  /** Where words that were not sent yet are kept over a reload. */
  keptAs?: string;
  autoFocus?: boolean;
  /** Rejects when it was refused; then the words are still there. */
  onSend: (text: string) => Promise<unknown>;
  onCancel?: () => void;
};

/** A few lines of Markdown; Ctrl Enter sends them. */
export function CommentField({ ref, label, action, text = '', keptAs, autoFocus, onSend, onCancel }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => (keptAs ? inTab.get(keptAs) : null) ?? text);
  const keep = (next: string) => {
    if (!keptAs) return;
    if (next === '') inTab.drop(keptAs);
    else inTab.set(keptAs, next);
  };
  const write = (next: string) => {
    setDraft(next);
    keep(next);
  };
  const send = () => {
    if (draft.trim() === '') return;
    const isNew = keptAs !== undefined;
    if (isNew) setDraft('');
    onSend(draft.trim()).then(
      () => isNew && inTab.get(keptAs) === draft && keep(''),
      () => isNew && setDraft((now) => (now === '' ? draft : now)),
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel?.();
      event.currentTarget.closest<HTMLElement>('[data-task-room]')?.focus();
    }
  };
  return (
    <div className={classes.field}>
      <GrowingText
        ref={ref}
        rows={1}
        aria-label={label}
        placeholder={label}
        maxLength={10_000}
        value={draft}
        autoFocus={autoFocus}
        onChange={(event) => write(event.target.value)}
        onFocus={() => write(draft + takeTyped())}
        onKeyDown={onKeyDown}
      />
      {draft.trim() === '' && !onCancel ? null : (
        <div className={classes.foot}>
          <span className={classes.hint}>{t('activity.hint', { key: isMac ? '⌘↵' : 'Ctrl ↵' })}</span>
          {onCancel ? (
            <button type="button" className={`${button.button} ${button.small}`} onClick={onCancel}>
              {t('action.cancel')}
            </button>
          ) : null}
          <button
            type="button"
            className={`${button.primary} ${button.small}`}
            disabled={draft.trim() === ''}
            onClick={send}
          >
            {action}
          </button>
        </div>
      )}
    </div>
  );
}
