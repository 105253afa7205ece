import type { Task } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import { usePay } from '../../data/use-pay.ts';
import type { TaskActions } from '../../data/use-task-actions.ts';
import { recurrenceText } from '../../text/recurrence.ts';
import { useFormat } from '../../text/use-format.ts';
import { ChoiceField } from './choice-field.tsx';
import { DateField } from './date-field.tsx';
import { EstimateField } from './estimate-field.tsx';
import classes from './fields.module.css';
import { LabelsField } from './labels-field.tsx';

const statuses = ['todo', 'in_progress', 'blocked', 'cancelled'] as const;
const priorities = ['none', 'low', 'medium', 'high', 'urgent'] as const;
const difficulties = ['trivial', 'easy', 'medium', 'hard', 'epic'] as const;

/** What finishing it pays, term by term. */
function Pays({ task }: { task: Task }) {
  const { t } = useTranslation();
  const format = useFormat();
  const pay = usePay()(task);
  if (!pay || task.status === 'done' || task.status === 'cancelled') return null;
  const terms = pay.terms.map(({ name, value }) =>
    name === 'difficulty'
      ? t('pays.difficulty', { value, difficulty: t(`difficulty.${task.difficulty}`).toLowerCase() })
      : name === 'diminished'
        ? `${format.signed(value)} ${t('pays.diminished')}`
        : t(`pays.${name}`, { value }),
  );
  return (
    <>
      <dt>{t('task.pays')}</dt>
      <dd className={classes.pays}>
        <span className={classes.xp}>+{pay.amount}</span>
        <span className={classes.terms}>
          {terms.join(' + ').replace(' + −', ' − ')}
          {pay.faster ? (
            <span className={classes.faster}>
              {t('pays.faster', { value: pay.faster.bonus, span: format.minutes(pay.faster.withinMinutes) })}
            </span>
          ) : null}
        </span>
      </dd>
    </>
  );
}

export function Fields({ task, actions }: { task: Task; actions: TaskActions }) {
  const { t } = useTranslation();
  const format = useFormat();
  const done = task.status === 'done';
  return (
    <dl className={classes.fields}>
      {done ? null : (
        <>
          <dt>{t('task.status')}</dt>
          <dd>
            <ChoiceField
              label={t('task.status')}
              value={task.status}
              choices={statuses}
              textOf={(status) => t(`status.${status}`)}
              onChoose={(status) => actions.update(task, { status })}
            />
          </dd>
        </>
      )}
      <dt>{t('task.due')}</dt>
      <dd>
        <DateField task={task} kind="due" onChange={(dueAt) => actions.update(task, { dueAt })} />
      </dd>
      <dt>{t('task.planned')}</dt>
      <dd>
        <DateField task={task} kind="planned" onChange={(scheduledFor) => actions.update(task, { scheduledFor })} />
      </dd>
      <dt>{t('task.estimate')}</dt>
      <dd>
        <EstimateField
          value={task.estimateMinutes}
          onChange={(estimateMinutes) => actions.update(task, { estimateMinutes })}
        />
      </dd>
      <dt>{t('task.priority')}</dt>
      <dd>
        <ChoiceField
          label={t('task.priority')}
          value={task.priority}
          choices={priorities}
          textOf={(priority) => t(`priority.${priority}`)}
          onChoose={(priority) => actions.update(task, { priority })}
          faint="none"
        />
      </dd>
      <dt>{t('task.difficulty')}</dt>
      <dd>
        <ChoiceField
          label={t('task.difficulty')}
          value={task.difficulty}
          choices={difficulties}
          textOf={(difficulty) => t(`difficulty.${difficulty}`)}
          onChoose={(difficulty) => actions.update(task, { difficulty })}
        />
      </dd>
      <dt>{t('task.labels')}</dt>
      <dd>
        <LabelsField labels={task.labels} onChange={(labels) => actions.update(task, { labels })} />
      </dd>
      {task.recurrence ? (
        <>
          <dt>{t('task.repeats')}</dt>
          <dd className={classes.fixed}>{recurrenceText(task.recurrence, format, t)}</dd>
        </>
      ) : null}
      <Pays task={task} />
    </dl>
  );
}
