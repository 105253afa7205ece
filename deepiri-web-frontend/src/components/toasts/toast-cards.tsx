import { CircleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import titles from '../titles.module.css';
import { dismiss, type Shown, shownOf, TOAST_MS, type Toast, takeBack } from './store.ts';
import classes from './toasts.module.css';

/** @param shown undefined while there is no room for it */
function ToastCard({ toast, shown }: { toast: Toast; shown: Shown | undefined }) {
  const { t } = useTranslation();
  const [held, setHeld] = useState(false);
  const { id, action, undo, lasting, celebrates } = toast;
  // What was reached has its time when there is room for it.
  const waits = held || lasting || (celebrates && !shown);
  useEffect(() => {
    if (waits) return;
    const timer = window.setTimeout(() => dismiss(id), TOAST_MS);
    return () => window.clearTimeout(timer);
  }, [id, waits]);
  const hold = {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  };
  if (!shown) return null;
  const { more, xp } = shown;
  const extra = xp > 0 ? t('toast.xp', { amount: `+${xp}` }) : toast.extra;
  const goOn = () => {
    dismiss(id);
    action?.run();
  };
  const actions = [
    action && { label: action.label, run: action.leads || undo ? goOn : () => takeBack(toast) },
    undo && { label: t('action.undo'), run: () => takeBack(toast) },
  ];
  const told = toast.takenBack
    ? t(toast.strong ? 'toast.takenBackOf' : 'toast.takenBack', { what: toast.text })
    : toast.text;

  return (
    <div className={classes.toast} data-tone={toast.tone} data-celebrates={celebrates} {...hold}>
      {toast.tone === 'bad' ? <CircleAlert className={classes.icon} size={16} aria-hidden /> : null}
      {toast.icon ? (
        <span className={classes.picture} aria-hidden>
          {toast.icon}
        </span>
      ) : null}
      <span className={`${titles.twoLines} ${classes.text}`} title={toast.strong}>
        {told} {toast.strong ? <strong>{toast.strong}</strong> : null}
        {more > 0 ? <span className={classes.more}> {t('toast.more', { count: more })}</span> : null}
      </span>
      {extra ? <span className={classes.extra}>{extra}</span> : null}
      {actions.map((one) =>
        one ? (
          <button key={one.label} type="button" className={classes.action} onClick={one.run}>
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

/** What is told now, of all that is. */
export function ToastCards({ toasts }: { toasts: readonly Toast[] }) {
  const shown = new Map(shownOf(toasts).map((one) => [one.toast.id, one]));
  return toasts.map((toast) => <ToastCard key={toast.id} toast={toast} shown={shown.get(toast.id)} />);
}
