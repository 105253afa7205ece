import type { Task } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import { PrioritySign } from '../../components/priority-sign.tsx';
import { ProjectField } from '../../components/projects/project-field.tsx';
import type { Pay } from '../../data/pay.ts';
import { priorities } from '../../data/priorities.ts';
import { putInto } from '../../data/project-title.ts';
import { isOpen } from '../../data/task-cache.ts';
import { usePay } from '../../data/use-pay.ts';
import type { TaskActions } from '../../data/use-task-actions.ts';
import { useFormat } from '../../text/use-format.ts';
import { ChoiceField } from './choice-field.tsx';
import { DateField } from './date-field.tsx';
import { Earned } from './earned.tsx';
import classes from './fields.module.css';
import { HabitField } from './habit-field.tsx';
import { LabelsField } from './labels-field.tsx';
import { MinutesField } from './minutes-field.tsx';
import { RepeatField } from './repeat/repeat-field.tsx';

const statuses = ['todo', 'in_progress', 'blocked', 'cancelled'] as const;
const kinds = ['task', 'habit', 'study', 'code', 'creative'] as const;
const difficulties = ['trivial', 'easy', 'medium', 'hard', 'epic'] as const;

/** What finishing it pays, term by term. */
function Pays({ task, pay }: { task: Task; pay: Pay }) {
  const { t } = useTranslation();
  const format = useFormat();
  const terms = pay.terms.map((term) => {
    const { name, value } = term;
    if (name === 'difficulty') return t(`term.difficulty.${task.difficulty}`, { value });
    if (name === 'diminished')
      return t('pays.diminished', { value: format.signed(value), count: term.from, ordinal: true });
    return t(`pays.${name}`, { value, ...(name === 'streak' ? { count: term.days } : {}) });
  });
  return (
    <>
      <dt>{t('task.pays')}</dt>
      <dd className={classes.pays}>
        <span className={classes.xp}>+{pay.amount}</span>
        <span className={classes.terms}>
          {terms.join(', ')}
          {pay.faster ? (
            <span className={classes.ifFaster}>
              {t('pays.ifFaster', { value: pay.faster.bonus, span: format.minutes(pay.faster.withinMinutes) })}
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
  const payOf = usePay();
  const pay = isOpen(task) ? payOf(task) : null;
  const spentHint = done
    ? t('task.spentDone')
    : pay?.faster
      ? t('task.spentPays', { value: pay.faster.bonus, span: format.minutes(pay.faster.withinMinutes) })
      : undefined;
  return (
    <dl className={classes.fields}>
      {done ? null : (
        <>
          <dt>{t('task.status')}</dt>
          <dd>
            <ChoiceField
              command="task-status"
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
      <dt>{t('task.repeats')}</dt>
      <dd>
        <RepeatField task={task} actions={actions} />
      </dd>
      <HabitField task={task} />
      <dt>{t('task.estimate')}</dt>
      <dd>
        <MinutesField
          kind="estimate"
          value={task.estimateMinutes}
          onChange={(estimateMinutes) => actions.update(task, { estimateMinutes })}
        />
      </dd>
      <dt>{t('task.spent')}</dt>
      <dd>
        <MinutesField
          kind="spent"
          value={task.actualMinutes}
          onChange={(actualMinutes) => actions.update(task, { actualMinutes })}
          hint={spentHint}
        />
      </dd>
      <dt>{t('task.priority')}</dt>
      <dd>
        <ChoiceField
          command="task-priority"
          label={t('task.priority')}
          value={task.priority}
          choices={priorities}
          textOf={(priority) => t(`priority.${priority}`)}
          signOf={(priority) => <PrioritySign priority={priority} named />}
          onChoose={(priority) => actions.update(task, { priority })}
          faint="none"
        />
      </dd>
      <dt>{t('task.difficulty')}</dt>
      <dd>
        <ChoiceField
          command="task-difficulty"
          label={t('task.difficulty')}
          value={task.difficulty}
          choices={difficulties}
          textOf={(difficulty) => t(`difficulty.${difficulty}`)}
          onChoose={(difficulty) => actions.update(task, { difficulty })}
        />
      </dd>
      <dt>{t('task.kind')}</dt>
      <dd>
        <ChoiceField
          command="task-kind"
          label={t('task.kind')}
          value={task.kind}
          choices={kinds}
          textOf={(kind) => t(`kind.${kind}`)}
          onChoose={(kind) => actions.update(task, { kind })}
        />
      </dd>
      <dt>{t('projects.one')}</dt>
      <dd>
        <ProjectField
          task={task}
          className={classes.value}
          onChange={(project) => actions.update(task, putInto(task, project), t('projects.moved'))}
        />
      </dd>
      <dt>{t('task.labels')}</dt>
      <dd>
        <LabelsField labels={task.labels} onChange={(labels) => actions.update(task, { labels })} />
      </dd>
      {pay ? <Pays task={task} pay={pay} /> : null}
      {done ? <Earned task={task} /> : null}
    </dl>
  );
}
