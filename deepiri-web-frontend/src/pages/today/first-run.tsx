import type { Task, TaskPlan } from 'deepiri-sdk';
import { type ComponentType, lazy, Suspense } from 'react';
import { useMe } from '../../data/session.ts';
import { useStanding } from '../../data/standing.ts';
import { withSentences } from '../../text/i18n.ts';
import { Examples } from './examples.tsx';
import type { TourProps } from './tour/tour.tsx';
import { useTour } from './tour/tour-state.ts';

// Who cannot have it does without: nothing else waits for it.
const Tour = lazy(
  (): Promise<{ default: ComponentType<TourProps> }> =>
    withSentences(import('./tour/tour.tsx')).then(
      (module) => ({ default: module.Tour }),
      () => ({ default: () => null }),
    ),
);

type Props = { plan: TaskPlan; done: readonly Task[] };

/** What somebody new is offered: the tour, to whom no XP was ever paid, and examples. */
export function FirstRun(seen: Props) {
  const tour = useTour(useMe().id);
  const isUnpaid = useStanding().data?.xp === 0;
  if (!tour.isOn) return <Examples {...seen} onTour={tour.isNew && isUnpaid ? tour.begin : null} />;
  return (
    <Suspense fallback={null}>
      <Tour {...seen} onEnd={tour.end} />
    </Suspense>
  );
}
