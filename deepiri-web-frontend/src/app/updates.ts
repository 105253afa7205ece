import i18next from 'i18next';
import { toast } from '../components/toasts/store.ts';
import { loadAnew } from './load-anew.ts';

/** A page that stays open looks for a new version this often, and when one comes back to it. */
const LOOK_EVERY_MS = 3_600_000;

/** Tells that a new version is there. @param take loads the page anew from it */
const offer = (take: () => void) =>
  toast({
    id: 'update',
    lasting: true,
    text: i18next.t('update.ready'),
    action: { label: i18next.t('update.take'), run: take, leads: true },
  });

/** Lets the browser keep the app, so that it opens without a network, and offers each new version. */
export function keepApp(): void {
  // Browsers keep apps of safe origins only. While developing, what was kept would be in the way.
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  const { serviceWorker } = navigator;
  let taken = false;
  serviceWorker.addEventListener('controllerchange', () => taken && loadAnew());

  const watch = (registration: ServiceWorkerRegistration | undefined) => {
    // A browser that is told to keep nothing answers with nothing.
    if (!registration) return;
    const look = () => {
      const { waiting } = registration;
      if (!waiting || !serviceWorker.controller) return;
      offer(() => {
        taken = true;
        waiting.postMessage('take over');
      });
    };
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
    look();
    const update = () => void registration.update().catch(() => undefined);
    window.setInterval(update, LOOK_EVERY_MS);
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && update());
  };
  void serviceWorker.register('/service-worker.js', { updateViaCache: 'none' }).then(watch, () => undefined);
}
