import { useMediaQuery } from '@mantine/hooks';
import type { Project, Task } from 'deepiri-sdk';
import { CircleHelp, CornerDownLeft, X } from 'lucide-react';
import { type KeyboardEvent, type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inTab } from '../../data/browser-texts.ts';
import { useMe } from '../../data/session.ts';
import { useAddTask } from '../../data/use-add-task.ts';
import { useOnline } from '../../data/use-online.ts';
import { useFormat } from '../../text/use-format.ts';
import { meaningOf, toneOf } from './meaning.ts';
import classes from './quick-add.module.css';
import { meaningsOf, piecesOf, type Range, shiftRanges } from './spans.ts';
import { useUnderstood } from './use-understood.ts';
import { WhatIsUnderstood } from './what-is-understood.tsx';

type Draft = { text: string; ignore: Range[] };
const blank: Draft = { text: '', ignore: [] };

type Props = {
  /** Where a line goes that names no project itself. */
  project?: Pick<Project, 'id' | 'name'>;
  ref?: Ref<{ focus: () => void }>;
  autoFocus?: boolean;
  onLeave?: () => void;
  onAdded?: (task: Task) => void;
};

/** What was typed stays over a reload and from room to room, until it is added. */
function useDraft() {
  const name = `deepiri.quick-add.${useMe().id}`;
  const [draft, setDraft] = useState<Draft>(() => JSON.parse(inTab.get(name) ?? 'null') ?? blank);
  useEffect(() => inTab.set(name, JSON.stringify(draft)), [name, draft]);
  return [draft, setDraft] as const;
}

/** Adds the draft; when it is refused the text comes back, unless something else has been written meanwhile. */
function useAdd(
  draft: Draft,
  projectId: string | null,
  setDraft: (next: Draft | ((now: Draft) => Draft)) => void,
  onAdded?: (task: Task) => void,
) {
  const add = useAddTask(projectId);
  const [error, setError] = useState<string | null>(null);
  const submit = () => {
    if (draft.text.trim() === '') return;
    setError(null);
    add(draft, {
      onAdded,
      onRefused: (code) => {
        setError(code);
        setDraft((now) => (now.text === '' ? draft : now));
      },
    });
    setDraft(blank);
  };
  return { submit, error, reset: () => setError(null) };
}

/** One line for a task. What is understood lights up while typing, with its meaning beneath; a chip taken away is text again. */
export function QuickAdd({ ref, project, autoFocus = false, onLeave, onAdded }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const field = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  const help = useId();
  const [explained, explain] = useState(false);
  const narrow = useMediaQuery('(max-width: 719px)');
  const [draft, setDraft] = useDraft();
  const spans = useUnderstood(draft.text, draft.ignore);
  const { submit, error, reset } = useAdd(draft, project?.id ?? null, setDraft, onAdded);
  const online = useOnline();
  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus() }));

  const usual = t(narrow ? 'quick.placeholderShort' : 'quick.placeholder');
  const placeholder = project ? t('projects.addHere', { name: project.name }) : usual;

  const write = (value: string) => {
    const text = value.replace(/\s*\n\s*/g, ' ').slice(0, 1000);
    setDraft(({ text: before, ignore }) => ({ text, ignore: shiftRanges(ignore, before, text) }));
    if (error) reset();
  };
  const dismiss = (ranges: readonly Range[]) => {
    setDraft((now) => ({ ...now, ignore: [...now.ignore, ...ranges.map(({ start, end }) => ({ start, end }))] }));
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      submit();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      field.current?.blur();
      onLeave?.();
    }
  };

  return (
    <div className={classes.quick}>
      <div className={classes.line}>
        <div className={classes.mirror} aria-hidden>
          {piecesOf(draft.text, spans).map((piece) =>
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
          placeholder={placeholder}
          // biome-ignore lint/a11y/noAutofocus: only in the dialog that was opened to write here
          autoFocus={autoFocus}
          data-autofocus={autoFocus || undefined}
          autoComplete="off"
          enterKeyHint="done"
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {draft.text === '' ? (
          <kbd className={classes.key} aria-hidden>
            Q
          </kbd>
        ) : null}
        <button
          type="button"
          className={classes.help}
          aria-label={t('understood.title')}
          title={t('understood.title')}
          aria-expanded={explained}
          aria-controls={explained ? help : undefined}
          onClick={() => explain(!explained)}
        >
          <CircleHelp size={17} strokeWidth={1.7} aria-hidden />
        </button>
      </div>
      {explained ? (
        <section id={help} className={classes.explained} aria-label={t('understood.title')}>
          <WhatIsUnderstood />
        </section>
      ) : null}
      {draft.text.trim() !== '' ? (
        <div className={classes.chips}>
          <ul className={classes.list} aria-label={t('quick.understood')}>
            {meaningsOf(spans).map((meaning) => (
              <li key={`${meaning.field}.${String(meaning.value)}`}>
                <button
                  type="button"
                  className={classes.chip}
                  data-tone={toneOf(meaning)}
                  aria-label={t('quick.dismiss', { text: meaningOf(meaning, format, t) })}
                  onClick={() => dismiss(meaning.spans)}
                >
                  {meaningOf(meaning, format, t)}
                  <X size={12} strokeWidth={2.2} aria-hidden />
                </button>
              </li>
            ))}
          </ul>
          {online ? null : <span className={classes.later}>{t('quick.later')}</span>}
          <button type="button" className={classes.add} onClick={submit}>
            <kbd aria-hidden>
              <CornerDownLeft size={11} aria-hidden />
            </kbd>
            {t('quick.hint')}
          </button>
        </div>
      ) : null}
      <p id={hint} className={classes.error} role={error ? 'alert' : undefined}>
        {error ? `${t('quick.failed')} ${t([`failure.${error}`, 'failure.other'])}` : null}
      </p>
    </div>
  );
}
