import type { Task } from 'deepiri-sdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { useLedger } from '../../data/ledger.ts';
import { earnedOn } from '../../data/ledger-cache.ts';
import { useFormat } from '../../text/use-format.ts';
import { DoneRow } from './done-row.tsx';
import section from './section.module.css';
import { Section } from './section.tsx';
import { AT_FIRST } from './task-rows.tsx';
import classes from './today-list.module.css';

/** More than these fold by themselves: what is done must not push away what is to do. */
const UNFOLDED = 3;

type Props = { done: readonly Task[]; openId: string | null; onReopen: (task: Task) => void };

/** What was done today and what it earned, folded under what is to do. */
export function DoneSection({ done, openId, onReopen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asked, show] = useState<boolean | null>(null);
  const [all, showAll] = useState(false);
  const earned = earnedOn(useLedger().data, format.today);
  const count = done.length;
  const isShown = asked ?? count <= UNFOLDED;
  const turn = () => show(!isShown);
  useCommand('today-done', count > 0 && turn);
  if (count === 0) return null;
  return (
    <Section
      title={t('today.done')}
      note={
        earned.total > 0
          ? t('today.doneToday', { count, xp: format.number(earned.total) })
          : t('today.doneUnpaid', { count })
      }
      action={
        <button type="button" className={section.action} aria-expanded={isShown} onClick={turn}>
          {isShown ? t('today.hide') : t('today.show', { count })}
        </button>
      }
    >
      {isShown ? (
        <ul className={classes.done}>
          {done.slice(0, all ? undefined : AT_FIRST).map((task) => (
            <DoneRow
              key={task.id}
              task={task}
              // Nothing, or as much taken back as paid: what it pays this time is not known yet.
              earned={earned.byTask.get(task.id) || null}
              open={task.id === openId}
              onToggle={onReopen}
            />
          ))}
        </ul>
      ) : null}
      {isShown && !all && count > AT_FIRST ? (
        <button type="button" className={classes.more} onClick={() => showAll(true)}>
          {t('today.more', { count: count - AT_FIRST })}
        </button>
      ) : null}
    </Section>
  );
}
