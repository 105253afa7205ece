import { useNavigate } from '@tanstack/react-router';
import type { TaskView } from 'deepiri-sdk';
import { BookmarkPlus } from 'lucide-react';
import { Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { TypingAhead } from '../../app/frame/typing-ahead.tsx';
import { useCommand } from '../../app/keyboard/commands.ts';
import { rememberFocus } from '../../app/keyboard/use-row-keys.ts';
import { toast } from '../../components/toasts/store.ts';
import { keptToast, useViewActions } from '../../data/views.ts';
import { NamePop, useOpens } from './menus.ts';
import { searchOf, shownBy, type TasksSearch } from './search.ts';
import classes from './view-tabs.module.css';

type Props = {
  search: TasksSearch;
  /** Whether its filter can be read, and so be saved. */
  isReadable: boolean;
  open: TaskView | undefined;
  isChanged: boolean;
};

/** Keeps what is shown: as a new view, or as what the open one is from now on. */
export function SaveView({ search, isReadable, open, isChanged }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { create, update } = useViewActions();
  const { button, list, wanted } = useOpens();
  const back = useRef<(() => void) | null>(null);
  const shown = shownBy(search);
  const isNew = !open && JSON.stringify(shown) !== JSON.stringify(shownBy({}));
  const keep = () => {
    if (!open) return;
    const before = shownBy(searchOf(open));
    update(open, shown);
    const undo = () => update({ ...open, ...shown }, before);
    toast({
      id: keptToast(open),
      text: t('views.updated'),
      strong: open.name,
      action: { label: t('action.undo'), run: undo },
    });
  };
  const refuse = () => toast({ id: 'view-unreadable', tone: 'bad', text: t('views.unreadable') });
  const askName = () => {
    back.current = rememberFocus();
    list.onOpened(true);
  };
  const isOffered = isNew || isChanged;
  const act = !isReadable ? refuse : open ? keep : askName;
  useCommand('view-save', isOffered && act);
  if (!isOffered) return null;
  const told = (text: string) => ({
    'aria-disabled': isReadable ? undefined : true,
    title: isReadable ? `${text} (U)` : t('views.unreadable'),
  });
  if (open)
    return (
      <button type="button" className={classes.save} {...told(t('views.update', { name: open.name }))} onClick={act}>
        {t('views.updateShort')}
      </button>
    );
  const save = (name: string) => {
    create(
      { name, ...shown },
      {
        onSuccess: (view) => {
          list.onOpened(false);
          // The button goes with what there was to save.
          document.getElementById('page-title')?.focus();
          toast({ text: t('views.saved'), strong: view.name });
          void navigate({ to: '/tasks', search: (now) => ({ ...now, saved: view.id }), replace: true });
        },
      },
    );
  };
  const leave = () => {
    list.onOpened(false);
    // After the kit, which gives it to what had it when the pop-up came: the place to type ahead.
    window.setTimeout(() => {
      if (document.activeElement === document.body) back.current?.();
    });
  };
  return (
    <>
      <button
        {...button}
        {...told(t('views.save'))}
        className={classes.save}
        aria-haspopup="dialog"
        onClick={list.opened ? leave : act}
      >
        <BookmarkPlus size={15} strokeWidth={1.8} aria-hidden />
        <span className={classes.word}>{t('views.save')}</span>
      </button>
      {list.opened ? <TypingAhead label={t('views.name')} adds={false} isOne={false} onLeave={leave} /> : null}
      <Suspense fallback={null}>{wanted ? <NamePop {...list} onOpened={leave} onName={save} /> : null}</Suspense>
    </>
  );
}
