import type { Task } from 'deepiri-sdk';
import { Copy, Trash2 } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import button from '../../components/button.module.css';
import { copyText } from '../../components/copy-text.ts';
import section from '../../components/panel-section.module.css';
import { toast } from '../../components/toasts/store.ts';
import { useNotTaken } from '../../data/notes.ts';
import { useTaskActions } from '../../data/use-task-actions.ts';
import type { Gone } from '../../data/where-is.ts';
import { AsItWas } from './as-it-was.tsx';
import classes from './departed.module.css';
import { History } from './history.tsx';

/** Words of the notes that were not saved before the task went, to be read and taken along. */
function NotTaken({ task }: { task: Task }) {
  const { t } = useTranslation();
  const id = useId();
  const words = useNotTaken(task.id);
  if (words === null) return null;
  const copy = async () => {
    if (await copyText(words)) toast({ text: t('departed.copied') });
    else toast({ tone: 'bad', text: t('departed.notCopied') });
  };
  return (
    <section className={classes.words} aria-labelledby={id}>
      <div className={section.head}>
        <h2 id={id} className={section.title}>
          {t('departed.words')}
        </h2>
        <button type="button" className={section.action} onClick={() => void copy()}>
          <Copy size={13} aria-hidden />
          {t('departed.copy')}
        </button>
      </div>
      <p className={classes.text}>{words}</p>
    </section>
  );
}

/** A task that is in the trash, or nowhere any more: as it was, to be read. */
export function Departed({ task, from }: { task: Task; from: Gone['from'] }) {
  const { t } = useTranslation();
  const room = useRef<HTMLDivElement>(null);
  const { restore } = useTaskActions();
  const inTrash = from === 'list';
  useCommand('task-untrash', inTrash && (() => restore(task)), 'panel');
  useEffect(() => {
    // What had the focus may have gone with the task.
    if (document.activeElement !== document.body) return;
    room.current?.closest<HTMLElement>('[data-task-room]')?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={room} className={classes.departed}>
      <div className={classes.banner} role="status">
        <Trash2 size={16} strokeWidth={1.8} aria-hidden />
        <p>{t(inTrash ? 'departed.inTrash' : 'departed.gone')}</p>
        {inTrash ? (
          <button type="button" className={`${button.button} ${button.small}`} onClick={() => restore(task)}>
            {t('trash.restore')}
          </button>
        ) : null}
      </div>
      <NotTaken task={task} />
      <AsItWas task={task} />
      {inTrash ? <History task={task} readOnly /> : null}
    </div>
  );
}
