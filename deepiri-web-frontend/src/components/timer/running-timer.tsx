import { lazy, Suspense } from 'react';
import { useTimer } from '../../data/timer.ts';
import { insist } from '../later.ts';
import type { RunningProps } from './running.tsx';

/** Fetches what shows a timer, so that it is there when one starts. */
export const fetchRunning = () => import('./running.tsx');

const Running = lazy(() => insist(fetchRunning).then((module) => ({ default: module.Running })));

/** What runs, in every room and on every device; fetched by who has something running. */
export function RunningTimer({ place }: Pick<RunningProps, 'place'>) {
  const entry = useTimer();
  if (!entry) return null;
  return (
    <Suspense fallback={null}>
      <Running entry={entry} place={place} />
    </Suspense>
  );
}
