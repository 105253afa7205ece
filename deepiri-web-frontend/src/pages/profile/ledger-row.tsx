import { Link } from '@tanstack/react-router';
import type { LedgerEntry } from 'deepiri-sdk';
import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, Skeleton } from '../../components/states.tsx';
import { useCalled } from '../../components/use-called.ts';
import { useExplanation } from '../../data/ledger.ts';
import { termText } from '../../text/reasons.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './ledger.module.css';

/** The terms of an entry; they add up to it. */
function Terms({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useExplanation(id, true);
  if (error) return <Failure error={error} retry={() => void refetch()} compact />;
  if (!data) return <Skeleton rows={2} height={14} gap={8} />;
  return (
    <dl className={classes.terms}>
      {data.terms.map((term) => (
        <div key={`${term.name}.${term.reason}`}>
          <dt>{termText(term, t)}</dt>
          <dd>{format.signed(term.value)}</dd>
        </div>
      ))}
      <div className={classes.sum}>
        <dt>{t('profile.sum')}</dt>
        <dd>{format.signed(data.amount)}</dd>
      </div>
    </dl>
  );
}

export function LedgerRow({ entry }: { entry: LedgerEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ref, isCalled } = useCalled<HTMLButtonElement>(`entry-${entry.id}`);
  const [open, setOpen] = useState(isCalled);
  const terms = useId();
  const title = entry.title ?? t([`profile.rule.${entry.rule}`, 'profile.rule.other']);
  return (
    <li className={classes.entry} data-row data-open={open || undefined}>
      <div className={classes.line}>
        <time dateTime={entry.at} title={format.full(entry.at)}>
          {format.moment(entry.at)}
        </time>
        <span className={classes.title}>
          {entry.taskId ? (
            <Link to="/tasks/$taskId" params={{ taskId: entry.taskId }}>
              {title}
            </Link>
          ) : (
            title
          )}
          {entry.amount < 0 ? <span className={classes.taken}>{t('profile.reversed')}</span> : null}
        </span>
        <span className={classes.amount} data-loss={entry.amount < 0 || undefined}>
          {format.signed(entry.amount)}
        </span>
        <button
          ref={ref}
          type="button"
          className={classes.why}
          data-row-focus
          aria-expanded={open}
          aria-controls={open ? terms : undefined}
          aria-label={`${t('profile.why', { amount: Math.abs(entry.amount) })} ${title}`}
          onClick={() => setOpen(!open)}
        >
          {t('profile.why', { amount: Math.abs(entry.amount) })}
          <ChevronRight size={14} aria-hidden />
        </button>
      </div>
      {open ? (
        <div id={terms} className={classes.open}>
          <Terms id={entry.id} />
        </div>
      ) : null}
    </li>
  );
}
