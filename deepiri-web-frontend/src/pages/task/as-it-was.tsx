import type { Task } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import { Markdown } from '../../components/markdown/markdown.tsx';
import { useProjectsNamed } from '../../components/projects/use-projects-named.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './as-it-was.module.css';
import { valueText } from './change-text.tsx';
import { type DiffField, fields } from './history-diff.ts';

const isSet = (value: unknown) => value !== null && value !== 'none' && !(Array.isArray(value) && value.length === 0);

function Line({ field, value }: { field: DiffField; value: unknown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [named] = useProjectsNamed(field, [value]);
  return (
    <>
      <dt>{t(`history.field.${field}`)}</dt>
      <dd>{valueText(field, named, format, t)}</dd>
    </>
  );
}

/** All of a task at some time, to be read: title, what was set, notes. */
export function AsItWas({ task }: { task: Task }) {
  const { t } = useTranslation();
  const told = fields.filter((field) => field !== 'title' && field !== 'notes' && isSet(task[field]));
  return (
    <article className={classes.task} aria-label={task.title}>
      <p className={classes.title}>{task.title}</p>
      <dl className={classes.fields}>
        {told.map((field) => (
          <Line key={field} field={field} value={task[field]} />
        ))}
      </dl>
      {task.notes ? <Markdown text={task.notes} /> : <p className={classes.none}>{t('history.noNotes')}</p>}
    </article>
  );
}
