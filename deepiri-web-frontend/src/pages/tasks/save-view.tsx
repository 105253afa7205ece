import { useNavigate } from '@tanstack/react-router';
import type { TaskView } from 'deepiri-sdk';
import { BookmarkPlus } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { toast } from '../../components/toasts/store.ts';
import { useProjectNames } from '../../data/projects.ts';
import { keptToast, useViewActions } from '../../data/views.ts';
import { NamePop, useOpens } from './menus.ts';
import { searchOf, shownBy, type TasksSearch } from './search.ts';
import { readLine } from './use-matching.ts';
import classes from './view-tabs.module.css';

type Props = { search: TasksSearch; open: TaskView | undefined; isChanged: boolean };

/** Keeps what is shown: as a new view, or as what the open one is from now on. */
export function SaveView({ search, open, isChanged }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { create, update } = useViewActions();
  const { button, list, wanted } = useOpens();
  const shown = shownBy(search);
  const isReadable = readLine(shown.filter, useProjectNames()).error === null;
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
  const canSave = isReadable && (isNew || isChanged);
  useCommand('view-save', canSave && (() => (open ? keep() : list.onOpened(true))));
  if (!canSave) return null;
  if (open)
    return (
      <button
        type="button"
        className={classes.save}
        title={`${t('views.update', { name: open.name })} (U)`}
        onClick={keep}
      >
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
  return (
    <>
      <button {...button} className={classes.save} title={`${t('views.save')} (U)`} aria-haspopup="dialog">
        <BookmarkPlus size={15} strokeWidth={1.8} aria-hidden />
        <span className={classes.word}>{t('views.save')}</span>
      </button>
      <Suspense fallback={null}>{wanted ? <NamePop {...list} onName={save} /> : null}</Suspense>
    </>
  );
}
