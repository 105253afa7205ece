import type { QuickSpan, Task } from 'deepiri-sdk';
import { CornerDownLeft, X } from 'lucide-react';
import { useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useProjectsById } from '../../data/projects.ts';
import { useOnline } from '../../data/use-online.ts';
import { useFormat } from '../../text/use-format.ts';
import { PrioritySign } from '../priority-sign.tsx';
import { meaningOf } from './meaning.ts';
import classes from './quick-add.module.css';
import { meaningsOf, type Range } from './spans.ts';
import { toneOf } from './tone.ts';
import type { Draft } from './use-draft.ts';
import { useUnderstood } from './use-understood.ts';

const nothing = { spans: [], passedOver: [] };

export type QuickChipsProps = {
  draft: Draft;
  /** Told before it is painted, so that the line lights up where it says what it means. */
  onUnderstood: (spans: readonly QuickSpan[]) => void;
  onDismiss: (ranges: readonly Range[]) => void;
  onAdd: () => void;
};

/** What was understood of the line, in words; a chip that is taken away is text again. */
export function QuickChips({ draft, onUnderstood, onDismiss, onAdd }: QuickChipsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const online = useOnline();
  const projects = useProjectsById();
  const read = useUnderstood(draft);
  const { spans, passedOver } = read ?? nothing;
  const words = { format, t, projects };
  useLayoutEffect(() => onUnderstood(spans), [spans, onUnderstood]);
  return (
    <div className={classes.chips}>
      <ul className={classes.list} aria-label={t('quickChips.understood')}>
        {meaningsOf(spans).map((meaning) => (
          <li key={`${meaning.field}.${String(meaning.value)}`}>
            <button
              type="button"
              className={classes.chip}
              data-tone={toneOf(meaning)}
              aria-label={t('quickChips.dismiss', { text: meaningOf(meaning, words) })}
              onClick={() => onDismiss(meaning.spans)}
            >
              {meaning.field === 'priority' ? (
                <PrioritySign priority={meaning.value as Task['priority']} named />
              ) : null}
              <span>{meaningOf(meaning, words)}</span>
              <X size={12} strokeWidth={2.2} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {passedOver.length > 0 && spans.length > 0 ? (
        <span className={classes.passedOver} role="status">
          {t('quickChips.passedOver', {
            count: passedOver.length,
            texts: passedOver.map(({ text }) => t('quickChips.text', { text })).join(', '),
          })}
        </span>
      ) : null}
      {online || read ? null : <span className={classes.later}>{t('quickChips.later')}</span>}
      <button type="button" className={classes.add} onClick={onAdd}>
        <kbd aria-hidden>
          <CornerDownLeft size={11} aria-hidden />
        </kbd>
        <span>{t('quickChips.hint')}</span>
      </button>
    </div>
  );
}
