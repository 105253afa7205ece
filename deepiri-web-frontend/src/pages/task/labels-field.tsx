import { X } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { takeTyped } from '../../app/keyboard/typed-ahead.ts';
import { LabelDot } from '../../components/label-dot.tsx';
import { useLabels } from '../../data/tasks.ts';
import { cut } from '../../text/cut.ts';
import classes from './labels-field.module.css';

/** Labels as chips; the line behind them takes new ones and knows those in use. */
export function LabelsField({ labels, onChange }: { labels: readonly string[]; onChange: (labels: string[]) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const known = useLabels(asked).data ?? [];
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  useCommand('task-labels', () => field.current?.focus(), 'panel');

  const add = () => {
    const fresh = text.split(/[\s,#]+/).filter((label) => label !== '' && !labels.includes(label));
    if (fresh.length > 0) onChange([...labels, ...new Set(fresh.map((label) => cut(label, 50)))]);
    setText('');
  };
  const onFocus = () => {
    setAsked(true);
    const typed = takeTyped().replaceAll('\n', ' ');
    setText((now) => now + typed);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      add();
    } else if (event.key === 'Backspace' && text === '' && labels.length > 0) {
      onChange(labels.slice(0, -1));
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      setText('');
      event.currentTarget.closest<HTMLElement>('[data-task-room]')?.focus();
    }
  };
  return (
    <div className={classes.labels}>
      {labels.map((label) => (
        <span key={label} className={classes.label}>
          <LabelDot label={label} />
          <span className={classes.name} title={label}>
            {label}
          </span>
          <button
            type="button"
            aria-label={`${t('action.remove')} ${label}`}
            onClick={() => onChange(labels.filter((other) => other !== label))}
          >
            <X size={11} strokeWidth={2.2} aria-hidden />
          </button>
        </span>
      ))}
      <input
        ref={field}
        className={classes.field}
        value={text}
        list={list}
        aria-label={t('task.addLabel')}
        placeholder={labels.length === 0 ? t('task.addLabel') : '+'}
        onFocus={onFocus}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
      />
      <datalist id={list}>
        {known
          .filter(({ label }) => !labels.includes(label))
          .map(({ label }) => (
            <option key={label} value={label} />
          ))}
      </datalist>
    </div>
  );
}
