import type { Task } from 'deepiri-sdk';
import { Pencil } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { takeTyped } from '../../app/keyboard/typed-ahead.ts';
import { GrowingText } from '../../components/growing-text.tsx';
import { isMac } from '../../components/keys.tsx';
import { left } from '../../components/markdown/edit.ts';
import { EditorBar } from '../../components/markdown/editor-bar.tsx';
import { Markdown } from '../../components/markdown/markdown.tsx';
import { toggleBox } from '../../components/markdown/parse.ts';
import { useEditor } from '../../components/markdown/use-editor.ts';
import section from '../../components/panel-section.module.css';
import { useDraft as useKept } from '../../data/drafts.ts';
import type { Draft } from '../../data/not-taken.ts';
import { useNotesConflict, useNotesNow, useSaveNotes } from '../../data/notes.ts';
import classes from './notes.module.css';

/** Writing: what is in the field and over what; sent it is a change like others, and a refusal brings it back. */
function useDraft(task: Task) {
  const [draft, keep] = useKept<Draft | null>(`notes.${task.id}`, null);
  const [refused, refuse] = useState<string | null>(null);
  const notesNow = useNotesNow(task);
  const save = useSaveNotes(task, (back, code) => {
    keep(back);
    refuse(code);
  });
  const leave = () => {
    keep(null);
    refuse(null);
  };
  return {
    draft,
    refused,
    open: () => {
      const from = notesNow();
      keep((now) => now ?? { notes: from, from });
    },
    toggle: (line: number) => {
      const from = notesNow();
      save({ notes: toggleBox(from, line), from });
    },
    write: (notes: string) => keep({ notes, from: draft?.from ?? task.notes }),
    leave,
    send: (next: Draft) => {
      leave();
      save(next);
    },
  };
}

/** Notes as Markdown: read, and with a click or `n` written. */
export function Notes({ task }: { task: Task }) {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { draft, refused, open, toggle, write, leave, send } = useDraft(task);
  const decide = useNotesConflict(task.id);
  const writing = draft !== null;
  useCommand('task-notes', open, 'panel');
  useEffect(() => {
    if (!writing) return;
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [writing]);

  const done = () => {
    if (!draft) return;
    const notes = left(draft.notes);
    if (draft.notes === draft.from || notes === draft.from) leave();
    else send({ ...draft, notes });
  };
  const onFocus = () => {
    const typed = takeTyped();
    if (typed !== '') write((draft?.notes ?? '') + typed);
  };
  const { apply, press } = useEditor(field);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const finish = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
    if (!finish && !press(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!finish) return;
    // Leaving the field saves, once.
    field.current?.closest<HTMLElement>('[data-task-room]')?.focus();
  };

  return (
    <section className={section.section} aria-labelledby={id}>
      <div className={section.head}>
        <h2 id={id} className={section.title}>
          {t('notes.title')}
        </h2>
        {writing || task.notes === '' ? null : (
          <button type="button" className={section.action} onClick={open}>
            <Pencil size={13} aria-hidden />
            {t('notes.write')}
          </button>
        )}
      </div>
      {writing ? (
        <div className={classes.edit}>
          <EditorBar label={t('editor.label')} onEdit={apply} />
          <GrowingText
            ref={field}
            aria-label={t('notes.title')}
            value={draft.notes}
            placeholder={t('notes.placeholder')}
            maxLength={50_000}
            onChange={(event) => write(event.target.value)}
            onFocus={onFocus}
            onBlur={done}
            onKeyDown={onKeyDown}
          />
          <p className={classes.hint}>{t('notes.saveHint', { key: isMac ? '⌘↵' : 'Ctrl ↵' })}</p>
        </div>
      ) : task.notes === '' ? (
        <button type="button" className={classes.empty} onClick={open}>
          {t('notes.empty')}
        </button>
      ) : (
        <Markdown text={task.notes} onToggle={toggle} />
      )}
      {decide ? (
        <div className={classes.conflict} role="alert">
          <p>{t('notes.stale')}</p>
          <button type="button" onClick={() => decide('mine')}>
            {t('notes.mine')}
          </button>
          <button type="button" onClick={() => decide('theirs')}>
            {t('notes.theirs')}
          </button>
        </div>
      ) : null}
      {refused && draft ? (
        <div className={classes.conflict} role="alert">
          <p>{t([`failure.${refused}`, 'failure.other'])}</p>
          <button type="button" onClick={done}>
            {t('action.retry')}
          </button>
        </div>
      ) : null}
    </section>
  );
}
