import { Link } from '@tanstack/react-router';
import type { Task } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import { useEarned, useExplanation } from '../../data/ledger.ts';
import { useVersions } from '../../data/tasks.ts';
import { termText } from '../../text/reasons.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './fields.module.css';

/** What a finished task has paid, term by term, and the way to its entry. Nothing, as long as that is not known. */
export function Earned({ task }: { task: Task }) {
  const { t } = useTranslation();
  const format = useFormat();
  const versions = useVersions(task.id).data;
  const { data: entries } = useEarned(versions?.find(({ change }) => change === 'completed')?.eventId);
  const award = entries?.find(({ amount }) => amount > 0);
  const terms = useExplanation(award?.id ?? '', award !== undefined).data?.terms;
  if (!award) return null;
  return (
    <>
      <dt>{t('earned.title')}</dt>
      <dd className={classes.pays}>
        <span className={classes.xp}>{format.signed(award.amount)}</span>
        <span className={classes.terms}>
          {terms?.map((term) => termText(term, t)).join(', ')}
          <Link to="/profile" hash={`entry-${award.id}`} className={classes.entry}>
            {t('earned.entry')}
          </Link>
        </span>
      </dd>
    </>
  );
}
