import { useMediaQuery } from '@mantine/hooks';
import type { Project, QuickSpan, Task } from 'deepiri-sdk';
import { CircleHelp } from 'lucide-react';
import {
  type KeyboardEvent,
  type Ref,
  Suspense,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { takeTyped } from '../../app/keyboard/typed-ahead.ts';
import { fetchReader } from '../../data/reader.ts';
import { withSentences } from '../../text/i18n.ts';
import { later } from '../later.ts';
import { MOST } from './line-length.ts';
import classes from './quick-add.module.css';
import type { QuickChipsProps } from './quick-chips.tsx';
import type { OffersHandle, QuickOffersProps } from './quick-offers.tsx';
import { piecesOf } from './spans.ts';
import { toneOf } from './tone.ts';
import { useDraft } from './use-draft.ts';

const QuickOffers = later<QuickOffersProps>(
  async () => (await withSentences(import('./quick-offers.tsx'))).QuickOffers,
);

const QuickChips = later<QuickChipsProps>(async () => (await withSentences(import('./quick-chips.tsx'))).QuickChips);
const WhatIsUnderstood = later<object>(
  async () => (await withSentences(import('./what-is-understood.tsx'))).WhatIsUnderstood,
);

const none: readonly never[] = [];

type Props = {
  /** Where a line goes that names no project itself. */
  project?: Pick<Project, 'id' | 'name'>;
  ref?: Ref<{ focus: () => void }>;
  autoFocus?: boolean;
  onLeave?: () => void;
  onAdded?: (task: Task) => void;
};

/** What is offered at the caret, and where it goes on after one was taken. */
function useOffered() {
  const field = useRef<HTMLTextAreaElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const list = useRef<OffersHandle>(null);
  const [wanted, want] = useState(false);
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, choose] = useState<string | undefined | null>(null);
  const goesOn = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (goesOn.current !== null) field.current?.setSelectionRange(goesOn.current, goesOn.current);
    goesOn.current = null;
  });
  return { field, mirror, list, wanted, want, caret, setCaret, chosen, choose, goesOn };
}

/** One line for a task. What is understood lights up while typing, with its meaning beneath; a chip taken away is text again. */
export function QuickAdd({ ref, project, autoFocus = false, onLeave, onAdded }: Props) {
  const { t } = useTranslation();
  const { field, mirror, list, wanted, want, caret, setCaret, chosen, choose, goesOn } = useOffered();
  const offers = useId();
  const hint = useId();
  const help = useId();
  const cameFrom = useRef<HTMLElement | null>(null);
  const [explained, explain] = useState(false);
  const narrow = useMediaQuery('(max-width: 719px)');
  const { draft, error, tooLong, submit, write, goOn, dismiss } = useDraft(project?.id ?? null, onAdded);
  const [spans, understand] = useState<readonly QuickSpan[]>(none);
  const isBlank = draft.text.trim() === '';
  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus() }));

  const usual = t(narrow ? 'quick.placeholderShort' : 'quick.placeholder');
  const placeholder = project ? t('quick.placeholderProject', { name: project.name }) : usual;

  const end = () => {
    submit();
    // One goes on at the beginning of an empty line.
    setCaret(0);
  };
  const closesHelp = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !explained) return false;
    event.stopPropagation();
    explain(false);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (!event.shiftKey && list.current?.press(event.key)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      end();
    } else if (!closesHelp(event) && event.key === 'Escape') {
      event.stopPropagation();
      if (onLeave) onLeave();
      else (cameFrom.current?.isConnected ? cameFrom.current : document.getElementById('page-title'))?.focus();
    }
  };

  return (
    <div className={classes.quick}>
      <div className={classes.line}>
        <div ref={mirror} className={classes.mirror} aria-hidden>
          {piecesOf(draft.text, isBlank ? none : spans).map((piece) =>
            piece.span ? (
              <mark key={piece.span.start} data-tone={toneOf(piece.span)}>
                {piece.text}
              </mark>
            ) : (
              piece.text
            ),
          )}{' '}
        </div>
        <textarea
          ref={field}
          className={classes.field}
          rows={1}
          value={draft.text}
          aria-label={t('quick.label')}
          aria-describedby={hint}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={chosen === null ? undefined : `${offers}-list`}
          aria-activedescendant={chosen ?? undefined}
          placeholder={placeholder}
          // biome-ignore lint/a11y/noAutofocus: only in the dialog that was opened to write here
          autoFocus={autoFocus}
          data-autofocus={autoFocus || undefined}
          // Escape is for the list first, then for the help.
          data-mantine-stop-propagation={chosen !== null || explained || undefined}
          autoComplete="off"
          enterKeyHint="done"
          onChange={({ target }) => {
            write(target.value);
            setCaret(target.selectionStart);
          }}
          // Where one does not write nothing is offered.
          onSelect={({ currentTarget: { selectionStart } }) => setCaret((now) => (now === selectionStart ? now : null))}
          onKeyDown={onKeyDown}
          onFocus={({ currentTarget, relatedTarget }) => {
            cameFrom.current = relatedTarget as HTMLElement | null;
            want(true);
            void fetchReader();
            const typed = takeTyped();
            // Who comes back to what was begun goes on at its end; a browser begins before it.
            if (typed === '') return currentTarget.setSelectionRange(draft.text.length, draft.text.length);
            goesOn.current = goOn(typed);
            setCaret(goesOn.current);
          }}
          onBlur={() => setCaret(null)}
        />
        {draft.text === '' ? (
          <kbd className={classes.key} aria-hidden>
            Q
          </kbd>
        ) : null}
        <button
          type="button"
          className={classes.help}
          aria-label={t('quick.explain')}
          title={t('quick.explain')}
          aria-expanded={explained}
          aria-controls={explained ? help : undefined}
          data-mantine-stop-propagation={explained || undefined}
          onClick={() => explain(!explained)}
          onKeyDown={closesHelp}
        >
          <CircleHelp size={17} strokeWidth={1.7} aria-hidden />
        </button>
        {wanted ? (
          <Suspense fallback={null}>
            <QuickOffers
              ref={list}
              id={offers}
              text={draft.text}
              mirror={mirror}
              caret={caret}
              onClose={() => setCaret(null)}
              onChoose={choose}
              onTake={(line, at) => {
                write(line);
                goesOn.current = at;
                setCaret(null);
              }}
            />
          </Suspense>
        ) : null}
      </div>
      {explained ? (
        <section id={help} className={classes.explained} aria-label={t('quick.explain')}>
          <Suspense fallback={null}>
            <WhatIsUnderstood />
          </Suspense>
        </section>
      ) : null}
      {!isBlank ? (
        <Suspense fallback={<div className={classes.chips} />}>
          <QuickChips
            draft={draft}
            onUnderstood={understand}
            onDismiss={(ranges) => {
              dismiss(ranges);
              field.current?.focus();
            }}
            onAdd={() => {
              end();
              field.current?.focus();
            }}
          />
        </Suspense>
      ) : null}
      <p id={hint} className={classes.error} role={error || tooLong ? 'alert' : undefined}>
        {tooLong ? t('quick.tooLong', { most: MOST, over: draft.text.length - MOST }) : null}
        {error ? `${t('quick.failed')} ${t([`failure.${error}`, `refusal.${error}`, 'failure.other'])}` : null}
      </p>
    </div>
  );
}
