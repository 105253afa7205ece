import { Command, Plus, Search } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectionState } from '../app/frame/connection-state.tsx';
import { PhoneRing } from '../app/frame/phone-ring.tsx';
import { roomIsThere } from '../app/frame/when-shown.ts';
import { runCommand } from '../app/keyboard/commands.ts';
import { withSentences } from '../text/i18n.ts';
import { isMac } from './keys.tsx';
import { insist } from './later.ts';
import classes from './page.module.css';

/** What has to be there before the platform fails, and after the room is: fetched then, until it could be. */
const Freshness = lazy(async () => {
  await roomIsThere;
  const { Freshness: part } = await insist(() => withSentences(import('../app/frame/freshness.tsx')));
  return { default: part };
});

type Props = {
  title: string;
  sub?: ReactNode;
  actions?: ReactNode;
  /** What stays in sight while the content scrolls under it. */
  bar?: ReactNode;
  /** The content takes all the room there is, and scrolls by itself. */
  filling?: boolean;
  /** The content is wider than a column of text. */
  wide?: boolean;
  children: ReactNode;
};

/** Who came by a key is told where they are. What has the focus already keeps it, and a page that was just loaded says its name by itself. */
function focusTitle(): void {
  if (!navigator.userActivation?.hasBeenActive || document.activeElement !== document.body) return;
  document.getElementById('page-title')?.focus({ preventScroll: true });
}

/** A room: where I am, what can be done from anywhere, and the content in one column. */
export function Page({ title, sub, actions, bar, filling = false, wide = false, children }: Props) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = t('app.title', { page: title });
  }, [t, title]);
  useEffect(focusTitle, []);
  return (
    <main id="main" className={classes.main}>
      <header className={classes.top}>
        <h1 className={classes.title} tabIndex={-1} id="page-title">
          {title}
        </h1>
        {sub ? <span className={classes.sub}>{sub}</span> : null}
        <span className={classes.space} />
        <ConnectionState />
        {actions}
        <button type="button" className={classes.button} data-desk onClick={() => runCommand('quick-add')}>
          <Plus size={16} strokeWidth={1.8} aria-hidden />
          <span className={classes.label}>{t('quick.label')}</span>
          <kbd className={classes.wide} aria-hidden>
            Q
          </kbd>
        </button>
        <button type="button" className={classes.button} onClick={() => runCommand('search')}>
          <Search size={16} strokeWidth={1.8} aria-hidden />
          <span className={classes.label}>{t('top.search')}</span>
          <kbd className={classes.wide} aria-hidden>
            /
          </kbd>
        </button>
        <button type="button" className={classes.button} data-desk onClick={() => runCommand('palette')}>
          <Command size={16} strokeWidth={1.8} aria-hidden className={classes.narrow} />
          <span className={classes.label}>{t('top.commands')}</span>
          <kbd className={classes.wide} aria-hidden>
            {isMac ? '⌘K' : `${t('keys.names.mod')} K`}
          </kbd>
        </button>
        <PhoneRing />
      </header>
      <Suspense fallback={null}>
        <Freshness />
      </Suspense>
      <div
        className={classes.scroll}
        id="page-scroll"
        data-barred={bar ? true : undefined}
        data-filling={filling || undefined}
      >
        <div className={classes.column} data-wide={wide || undefined}>
          {bar ? <div className={classes.bar}>{bar}</div> : null}
          {children}
        </div>
      </div>
    </main>
  );
}
