import { CircleAlert, X } from 'lucide-react';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import titles from '../titles.module.css';
import { dismiss, shownOf, TOAST_MS, type Toast, useToasts } from './store.ts';
import classes from './toasts.module.css';
import { useOutOfTheWay } from './use-out-of-the-way.ts';

/** @param more how many more of its kind there are behind it; undefined while it is not shown itself */
function ToastCard({ toast, more }: { toast: Toast; more: number | undefined }) {
  const { t } = useTranslation();
  const [held, setHeld] = useState(false);
  const { id, action, undo, lasting } = toast;
  useEffect(() => {
    if (held || lasting) return;
    const timer = window.setTimeout(() => dismiss(id), TOAST_MS);
    return () => window.clearTimeout(timer);
  }, [id, held, lasting]);
  const hold = {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  };
  if (more === undefined) return null;
  const actions = [action, undo && { label: t('action.undo'), run: undo }];

  return (
    <div className={classes.toast} data-tone={toast.tone} data-celebrates={toast.celebrates} {...hold}>
      {toast.tone === 'bad' ? <CircleAlert className={classes.icon} size={16} aria-hidden /> : null}
      {toast.icon ? (
        <span className={classes.picture} aria-hidden>
          {toast.icon}
        </span>
      ) : null}
      <span className={`${titles.twoLines} ${classes.text}`} title={toast.strong}>
        {toast.text} {toast.strong ? <strong>{toast.strong}</strong> : null}
        {more > 0 ? <span className={classes.more}> {t('toast.more', { count: more })}</span> : null}
      </span>
      {toast.extra ? <span className={classes.extra}>{toast.extra}</span> : null}
      {actions.map((one) =>
        one ? (
          <button
            key={one.label}
            type="button"
            className={classes.action}
            onClick={() => {
              dismiss(id);
              one.run();
            }}
          >
            {one.label}
          </button>
        ) : null,
      )}
      <button type="button" className={classes.close} aria-label={t('action.dismiss')} onClick={() => dismiss(id)}>
        <X size={14} aria-hidden />
      </button>
    </div>
  );
}

/** A press in here is none beside a pop-up, which would close. */
const stays = (event: SyntheticEvent) => event.stopPropagation();

/** The polite corner of the screen: what was done, and ten seconds to take it back. */
export function Toasts() {
  const { t } = useTranslation();
  const toasts = useToasts();
  const shown = new Map(shownOf(toasts).map(({ toast, more }) => [toast.id, more]));
  const region = useRef<HTMLElement>(null);
  const place = useOutOfTheWay(region, toasts.length);
  return (
    <section
      ref={region}
      aria-label={t('toast.region')}
      className={classes.region}
      data-place={place}
      onMouseDown={stays}
      onTouchStart={stays}
    >
      <div role="status" aria-live="polite" className={classes.list}>
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} more={shown.get(toast.id)} />
        ))}
      </div>
    </section>
  );
}
