import { Link } from '@tanstack/react-router';
import type { LedgerEntry, Task, TaskPlan } from 'deepiri-sdk';
import { Check } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../../../app/keyboard/commands.ts';
import { focusRow } from '../../../app/keyboard/use-row-keys.ts';
import button from '../../../components/button.module.css';
import { LevelRing } from '../../../components/level-ring.tsx';
import { useExplanation, useLedger } from '../../../data/ledger.ts';
import { useStanding } from '../../../data/standing.ts';
import { termText } from '../../../text/reasons.ts';
import { useFormat } from '../../../text/use-format.ts';
import { type Step, steps, whereOnTour } from './steps.ts';
import classes from './tour.module.css';

export type TourProps = { plan: TaskPlan; done: readonly Task[]; onEnd: () => void };

/** Forty seconds by doing: add a task, finish it, see what it is worth and why. It covers nothing, and can be left. */
export function Tour({ plan, done, onEnd }: TourProps) {
  const { t } = useTranslation();
  const root = useRef<HTMLElement>(null);
  const { data, hasNextPage } = useLedger();
  const ledger = data?.pages.flatMap(({ items }) => items) ?? [];
  const { step, award } = whereOnTour({ plan, done, ledger, isWhole: !hasNextPage });
  const isOver = step === 'over';
  // biome-ignore lint/correctness/useExhaustiveDependencies: it ends once
  useEffect(() => {
    if (isOver) onEnd();
  }, [isOver]);
  // The button that began it has gone with its card.
  useEffect(() => {
    if (document.activeElement === document.body && step === 'type') runCommand('quick-add');
  }, [step]);
  const end = () => {
    const hadFocus = root.current?.contains(document.activeElement);
    onEnd();
    if (!hadFocus) return;
    if (!focusRow(document.querySelector('#main [data-row]'))) document.getElementById('page-title')?.focus();
  };
  if (isOver) return null;
  const at = steps.indexOf(step);
  return (
    <section ref={root} className={classes.tour} aria-label={t('tour.title')} data-step={step}>
      <header className={classes.head}>
        <h2 className={classes.title}>{t('tour.title')}</h2>
        {award ? null : (
          <button type="button" className={classes.skip} aria-label={t('tour.skipNamed')} onClick={end}>
            {t('tour.skip')}
          </button>
        )}
      </header>
      <ol className={classes.steps} aria-label={t('tour.steps')}>
        {steps.map((name, index) => (
          <li key={name} aria-current={name === step ? 'step' : undefined} data-done={index < at || undefined}>
            <span className={classes.sign}>
              {index < at ? <Check size={13} strokeWidth={2.6} aria-label={t('tour.done')} /> : index + 1}
            </span>
            {t(`tour.${name}`)}
          </li>
        ))}
      </ol>
      <div role="status" className={classes.now}>
        {step === 'xp' ? <Worth award={award} /> : <Hint step={step} />}
      </div>
      {award ? (
        <div className={classes.actions}>
          <Link to="/profile" className={button.primary} onClick={onEnd}>
            {t('tour.profile')}
          </Link>
          <button type="button" className={button.button} onClick={end}>
            {t('tour.end')}
          </button>
        </div>
      ) : null}
    </section>
  );
}

/** What to do, in words for keys, and in others for fingers. */
function Hint({ step }: { step: Exclude<Step, 'xp'> }) {
  const { t } = useTranslation();
  return (
    <>
      <p data-for="keys">{t(`tour.${step}Hint`)}</p>
      <p data-for="fingers">{t(`tour.${step}HintTouch`)}</p>
    </>
  );
}

/** What the task paid, why, and where the ring is now. */
function Worth({ award }: { award: LedgerEntry | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const standing = useStanding().data;
  const explained = useExplanation(award?.id ?? '', award !== null).data;
  if (!award || !standing || !explained) return <p>{t('tour.xpWaits')}</p>;
  const { level, xpIntoLevel, xpForNextLevel } = standing;
  return (
    <div className={classes.worth}>
      <LevelRing level={level} into={xpIntoLevel} next={xpForNextLevel} size={52} />
      <p>
        {t('tour.xpHint', {
          amount: format.number(award.amount),
          reasons: explained.terms.map((term) => termText(term, t)).join(', '),
          left: format.number(xpForNextLevel - xpIntoLevel),
          level: level + 1,
        })}{' '}
        {t('tour.why')}
      </p>
    </div>
  );
}
