import type { Task, TaskPlan } from 'deepiri-sdk';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { later } from '../../components/later.ts';
import { useMe } from '../../data/session.ts';
import { useStanding } from '../../data/standing.ts';
import { withSentences } from '../../text/i18n.ts';
import type { ExamplesProps } from './examples.tsx';
import type { TourProps } from './tour/tour.tsx';
import { useTour } from './tour/tour-state.ts';

const Tour = later<TourProps>(async () => (await withSentences(import('./tour/tour.tsx'))).Tour);
const Examples = later<ExamplesProps>(async () => (await withSentences(import('./examples.tsx'))).Examples);

type Props = { plan: TaskPlan; done: readonly Task[] };

/** What somebody new is offered: the tour, to whom no XP was ever paid, and examples. */
export function FirstRun(seen: Props) {
  const { t } = useTranslation();
  const tour = useTour(useMe().id);
  const isUnpaid = useStanding().data?.xp === 0;
  const tasks = [...seen.plan.items.map(({ task }) => task), ...seen.done];
  const hasExamples = tasks.length === 0 || tasks.some(({ labels }) => labels.includes(t('today.exampleLabel')));
  return (
    <Suspense fallback={null}>
      {tour.isOn ? <Tour {...seen} onEnd={tour.end} /> : null}
      {!tour.isOn && hasExamples ? <Examples {...seen} onTour={tour.isNew && isUnpaid ? tour.begin : null} /> : null}
    </Suspense>
  );
}
