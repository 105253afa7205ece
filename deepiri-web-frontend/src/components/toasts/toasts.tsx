import { lazy, Suspense, type SyntheticEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { insist } from '../later.ts';
import { useToasts } from './store.ts';
import classes from './toasts.module.css';
import { useOutOfTheWay } from './use-out-of-the-way.ts';

/** Fetches what shows a toast, so that it is there when something is told. */
export const fetchToastCards = () => import('./toast-cards.tsx');

const ToastCards = lazy(() => insist(fetchToastCards).then((module) => ({ default: module.ToastCards })));

/** A press in here is none beside a pop-up, which would close. */
const stays = (event: SyntheticEvent) => event.stopPropagation();

/** The polite corner of the screen: what was done, and ten seconds to take it back. */
export function Toasts() {
  const { t } = useTranslation();
  const toasts = useToasts();
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
        {toasts.length > 0 ? (
          <Suspense fallback={null}>
            <ToastCards toasts={toasts} />
          </Suspense>
        ) : null}
      </div>
    </section>
  );
}
