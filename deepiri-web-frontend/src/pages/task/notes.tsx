import type { Task } from 'deepiri-sdk';
import { Pencil } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { GrowingText } from '../../components/growing-text.tsx';
import { isMac } from '../../components/keys.tsx';
import { Markdown } from '../../components/markdown/markdown.tsx';
import { toggleBox } from '../../components/markdown/parse.ts';
import section from '../../components/panel-section.module.css';
import { currentOf, problemCode } from '../../data/client.ts';
import { drafts, useSaveNotes } from '../../data/notes.ts';
import classes from './notes.module.css';

type Draft = { notes: string; version: number };

/** Writing: what is in the field, on which version it stands, and what came in between. */
function useDraft(task: Task) {
  const [draft, setDraft] = useState<Draft | null>(() => drafts.read(task.id));
  const save = useSaveNotes(task.id);
  const theirs = currentOf<Task>(save.error);
  const write = (notes: string) => {
    const next = { notes, version: draft?.version ?? task.version };
    setDraft(next);
    drafts.keep(task.id, next);
  };
  const leave = () => {
    setDraft(null);
    drafts.drop(task.id);
    save.reset();
  };
  const send = (notes: string, version: number) => {
    save.mutate({ notes, version }, { onSuccess: leave });
  };
  return {
    draft,
    theirs,
    write,
    leave,
    send,
    error: save.error,
    open: () => setDraft({ notes: task.notes, version: task.version }),
  };
}

/** Notes as Markdown: read, and with a click or `n` written. */
export function Notes({ task }: { task: Task }) {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { draft, theirs, write, leave, send, error, open } = useDraft(task);
  const writing = draft !== null;
  useCommand('task-notes', open, 'panel');
  useEffect(() => {
    if (!writing) return;
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [writing]);

  const done = () => {
    if (!draft || theirs) return;
    if (draft.notes === task.notes) leave();
    else send(draft.notes, draft.version);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const finish = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
    if (!finish) return;
    event.preventDefault();
    event.stopPropagation();
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
          <GrowingText
            ref={field}
            aria-label={t('notes.title')}
            value={draft.notes}
            placeholder={t('notes.placeholder')}
            maxLength={50_000}
            onChange={(event) => write(event.target.value)}
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
        <Markdown text={task.notes} onToggle={(line) => send(toggleBox(task.notes, line), task.version)} />
      )}
      {theirs && draft ? (
        <div className={classes.conflict} role="alert">
          <p>{t('notes.stale')}</p>
          <button type="button" onClick={() => send(draft.notes, theirs.version)}>
            {t('notes.mine')}
          </button>
          <button type="button" onClick={leave}>
            {t('notes.theirs')}
          </button>
        </div>
      ) : error && draft ? (
        <div className={classes.conflict} role="alert">
          <p>{t([`failure.${problemCode(error)}`, 'failure.other'])}</p>
          <button type="button" onClick={done}>
            {t('action.retry')}
          </button>
        </div>
      ) : null}
    </section>
  );
}
