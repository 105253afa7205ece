import type { KeyboardEvent, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { takeTyped } from '../../../app/keyboard/typed-ahead.ts';
import button from '../../../components/button.module.css';
import { GrowingText } from '../../../components/growing-text.tsx';
import { isMac } from '../../../components/keys.tsx';
import { useDraft } from '../../../data/drafts.ts';
import classes from './activity.module.css';

type Props = {
  ref?: Ref<HTMLTextAreaElement>;
  label: string;
  action: string;
  text?: string;
  /** What it is kept as until it is sent. */
  keptAs: string;
  autoFocus?: boolean;
  /** Rejects when it was refused; then the words are still there. */
  onSend: (text: string) => Promise<unknown>;
  onCancel?: () => void;
};

/** A few lines of Markdown; Ctrl Enter sends them. */
export function CommentField({ ref, label, action, text = '', keptAs, autoFocus, onSend, onCancel }: Props) {
  const { t } = useTranslation();
  const [draft, write, leave] = useDraft(keptAs, text);
  const isNew = onCancel === undefined;
  const send = () => {
    if (draft.trim() === '') return;
    const sending = onSend(draft.trim());
    if (isNew) leave(sending);
    else
      sending.then(
        () => write(text),
        () => undefined,
      );
  };
  const cancel = () => {
    write(text);
    onCancel?.();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      if (!isNew) cancel();
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
      {draft.trim() === '' && isNew ? null : (
        <div className={classes.foot}>
          <span className={classes.hint}>{t('activity.hint', { key: isMac ? '⌘↵' : 'Ctrl ↵' })}</span>
          {isNew ? null : (
            <button type="button" className={`${button.button} ${button.small}`} onClick={cancel}>
              {t('action.cancel')}
            </button>
          )}
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
