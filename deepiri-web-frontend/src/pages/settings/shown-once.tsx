import { Check, Copy } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import { copyText } from '../../components/copy-text.ts';
import { room } from './room.tsx';
import classes from './shown-once.module.css';

type Props = {
  /** What the secret is, for those who do not see it. */
  label: string;
  secret: string;
  /** Said where the browser refuses to copy: the secret is selected then. */
  notCopied: string;
  onDone: () => void;
  children: ReactNode;
};

/** A secret that cannot be read again, to be copied now. */
export function ShownOnce({ label, secret, notCopied, onDone, children }: Props) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<boolean | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const copy = async () => {
    const done = await copyText(secret);
    setCopied(done);
    if (!done) field.current?.select();
  };
  return (
    <div className={classes.shown} role="status">
      {children}
      <textarea
        ref={field}
        className={classes.secret}
        aria-label={label}
        value={secret}
        rows={2}
        readOnly
        spellCheck={false}
        onFocus={(event) => event.currentTarget.select()}
      />
      {copied === false ? (
        <p className={room.bad} role="alert">
          {notCopied}
        </p>
      ) : null}
      <div className={room.row}>
        <button type="button" className={button.primary} onClick={() => void copy()}>
          {copied ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
          {t(copied ? 'action.copied' : 'action.copy')}
        </button>
        <button type="button" className={button.button} onClick={onDone}>
          {t('action.done')}
        </button>
      </div>
    </div>
  );
}
