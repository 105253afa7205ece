import { Link, useNavigate } from '@tanstack/react-router';
import type { TaskView } from 'deepiri-sdk';
import { Ellipsis, FolderKanban } from 'lucide-react';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { useProjectNames } from '../../data/projects.ts';
import { useViews } from '../../data/views.ts';
import { ViewMenu } from './menus.ts';
import { SaveView } from './save-view.tsx';
import { isAsSaved, isBare, searchOf, type TasksSearch } from './search.ts';
import { readLine } from './use-matching.ts';
import classes from './view-tabs.module.css';

/**
 * The views that were saved, one of which may be open, and perhaps changed since.
 * @param line what stands in the filter bar, which may not be readable
 */
export function ViewTabs({ search, line }: { search: TasksSearch; line: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const bar = useRef<HTMLElement>(null);
  const { data: views = [] } = useViews();
  const open = views.find(({ id }) => id === search.saved);
  // What the line says is saved, not what it said when it could last be read.
  const said = { ...search, filter: line.trim() === '' ? undefined : line };
  const isReadable = readLine(line, useProjectNames()).error === null;
  const isChanged = open ? !isAsSaved(said, open) : false;
  useFullAddress(search, open);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one comes into sight
  useEffect(() => {
    const holder = bar.current?.querySelector('[aria-current]')?.parentElement;
    holder?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [open?.id]);

  const step = (by: 1 | -1) => () => {
    const at = open ? views.indexOf(open) + 1 : 0;
    const next = views[((at + by + views.length + 1) % (views.length + 1)) - 1];
    void navigate({ to: '/tasks', search: next ? searchOf(next) : {} });
  };
  useCommand('view-next', views.length > 0 && step(1));
  useCommand('view-previous', views.length > 0 && step(-1));

  const isAll = search.saved === undefined;
  return (
    <nav ref={bar} className={classes.bar} aria-label={t('views.label')} data-crowded={views.length > 0 || undefined}>
      <div className={classes.tabs}>
        <Link to="/tasks" search={{}} className={classes.tab} data-here={isAll || undefined}>
          {t('views.all')}
        </Link>
        {views.map((view) => (
          <span key={view.id} className={classes.holder} data-here={view === open || undefined}>
            <Link
              to="/tasks"
              search={searchOf(view)}
              className={classes.tab}
              data-here={view === open || undefined}
              aria-current={view === open ? 'page' : undefined}
            >
              {view.name}
              {view === open && isChanged ? (
                <span
                  className={classes.changed}
                  role="img"
                  aria-label={t('views.changed')}
                  title={t('views.changed')}
                />
              ) : null}
            </Link>
            {view === open ? (
              <Suspense fallback={<MenuToCome />}>
                <ViewMenu view={view} views={views} search={said} isReadable={isReadable} isChanged={isChanged} />
              </Suspense>
            ) : null}
          </span>
        ))}
      </div>
      <SaveView search={said} isReadable={isReadable} open={open} isChanged={isChanged} />
      <Link to="/projects" className={classes.projects} title={`${t('views.projects')} (G O)`}>
        <FolderKanban size={15} strokeWidth={1.8} aria-hidden />
        <span className={classes.word}>{t('views.projects')}</span>
      </Link>
    </nav>
  );
}

/** The place of the menu until it is there. */
const MenuToCome = () => (
  <span className={classes.more} aria-hidden>
    <Ellipsis size={15} />
  </span>
);

/** A link that names a view and nothing else comes to say what that shows. */
function useFullAddress(search: TasksSearch, open: TaskView | undefined): void {
  const navigate = useNavigate();
  const { task } = search;
  const wanted = open && isBare(search) && !isAsSaved(search, open) ? open : undefined;
  const known = useRef<string | null>(null);
  useEffect(() => {
    // Only when one comes by the link: who takes the last condition away means it.
    if (wanted && known.current !== wanted.id)
      void navigate({ to: '/tasks', search: { ...searchOf(wanted), ...(task ? { task } : {}) }, replace: true });
    known.current = open?.id ?? null;
  }, [wanted, open, navigate, task]);
}
