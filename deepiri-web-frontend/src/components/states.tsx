import { CloudOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemCode } from '../data/client.ts';
import { useOnline } from '../data/use-online.ts';
import classes from './states.module.css';

/** Of what is lower than this, in pixels, less is said. */
const SMALL = 120;

/**
 * Grey bars in the shape of what is coming; seen only when it takes longer than 200 ms. Without a network it is said
 * that nothing comes.
 */
export function Skeleton({ rows = 4, height = 20, gap = 16 }: { rows?: number; height?: number; gap?: number }) {
  const { t } = useTranslation();
  const online = useOnline();
  const small = rows * height < SMALL;
  if (!online)
    return (
      <div className={classes.state} data-compact={small || undefined} role="status">
        {small ? null : <CloudOff size={22} strokeWidth={1.6} aria-hidden />}
        <p className={classes.title}>{t('unread.title')}</p>
        <p className={classes.text}>{t('unread.text')}</p>
      </div>
    );
  return (
    <div className={classes.skeleton} style={{ gap }} data-coming role="status" aria-label={t('app.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity
        <span key={row} className={classes.bar} style={{ height, width: `${[92, 74, 84, 63][row % 4]}%` }} />
      ))}
    </div>
  );
}

/** What happened, what to do, and a way to try again. */
export function Failure({ error, retry, compact = false }: { error: unknown; retry?: () => void; compact?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={classes.state} data-compact={compact || undefined} role="alert">
      {compact ? null : <CloudOff size={22} strokeWidth={1.6} aria-hidden />}
      <p className={classes.title}>{t('failure.title')}</p>
      <p className={classes.text}>{t([`failure.${problemCode(error)}`, 'failure.other'])}</p>
      {retry ? (
        <button type="button" className={classes.button} onClick={retry}>
          {t('action.retry')}
        </button>
      ) : null}
    </div>
  );
}

/** Nothing here yet, why, and the way to the first one. */
export function Empty({
  icon,
  title,
  text,
  heading: Title = 'p',
  children,
}: {
  icon?: ReactNode;
  /** `h1` where it is all there is on the page. */
  heading?: 'p' | 'h1';
  title: string;
  text: string;
  children?: ReactNode;
}) {
  return (
    <div className={classes.state}>
      {icon}
      <Title className={classes.title}>{title}</Title>
      <p className={classes.text}>{text}</p>
      {children ? <div className={classes.actions}>{children}</div> : null}
    </div>
  );
}
