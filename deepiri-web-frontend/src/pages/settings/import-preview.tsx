import { Select } from '@mantine/core';
import type { ImportField, ImportResult } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import words from '../../components/words.module.css';
import type { ToldImport } from '../../data/portability.ts';
import type { Columns, ImportState } from '../../data/use-import.ts';
import { useFormat } from '../../text/use-format.ts';
import { Problems } from './import-problems.tsx';
import { ProjectField, ProjectsTold } from './import-projects.tsx';
import classes from './import-room.module.css';
import { room } from './room.tsx';

const fields: readonly ImportField[] = [
  'title',
  'notes',
  'status',
  'priority',
  'labels',
  'project',
  'dueAt',
  'scheduledFor',
  'estimateMinutes',
  'actualMinutes',
  'difficulty',
  'kind',
  'recurrence',
  'createdAt',
  'completedAt',
  'id',
];
const ROWS = 8;

type Props = Extract<ImportState, { at: 'shown' }> & {
  onProject: (project: string) => void;
  onColumns: (columns: Columns) => void;
  onRun: () => void;
  onReset: () => void;
};

/** What a file would be, before anything is made. */
export function ImportPreview({
  name,
  files,
  project,
  told,
  again,
  error,
  onProject,
  onColumns,
  onRun,
  onReset,
}: Props) {
  const { t } = useTranslation();
  const { counts } = told;
  const count = counts.new + counts.continued;
  const source = t(`yourData.source.${told.source}`);
  return (
    <>
      <p className={room.name}>{t('yourData.recognised', { name, source })}</p>
      {files > 1 ? (
        <p className={room.small}>
          {t('yourData.files', { count: files })}
          {told.source === 'todoist' ? `. ${t('yourData.filesPlaced')}` : null}
        </p>
      ) : null}
      <Counts counts={counts} />
      {told.columns.length > 0 ? <ColumnChoice columns={told.columns} busy={again} onColumns={onColumns} /> : null}
      {files > 1 ? null : <ProjectField source={told.source} project={project} error={error} onProject={onProject} />}
      <ProjectsTold projects={told.projects} />
      <Rows told={told} />
      <Problems problems={told.problems} count={told.problemCount} />
      <p className={room.bad} role="alert">
        {error ? t('yourData.broke') : null}
      </p>
      {count === 0 ? <p className={room.small}>{t('yourData.nothingNew')}</p> : null}
      <div className={classes.actions}>
        {count > 0 ? (
          <button type="button" className={button.primary} disabled={again} onClick={onRun}>
            {t('yourData.run', { count })}
          </button>
        ) : null}
        <button type="button" className={button.button} onClick={onReset}>
          {t('yourData.another')}
        </button>
      </div>
    </>
  );
}

function Counts({ counts }: Pick<ImportResult, 'counts'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = (['new', 'continued', 'existing', 'leftOut'] as const).filter(
    (name) => name === 'new' || counts[name] > 0,
  );
  return (
    <dl className={classes.counts}>
      {shown.map((name) => (
        <div key={name} data-kind={name}>
          <dt>{t(`yourData.${name}`)}</dt>
          <dd>{format.number(counts[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

type ChoiceProps = { columns: ImportResult['columns']; busy: boolean; onColumns: (columns: Columns) => void };

function ColumnChoice({ columns, busy, onColumns }: ChoiceProps) {
  const { t } = useTranslation();
  const set = (name: string, field: ImportField | null) => {
    const others = columns.map((one) => [one.name, one.field === field && field !== null ? null : one.field] as const);
    onColumns({ ...Object.fromEntries(others), [name]: field });
  };
  return (
    <fieldset className={classes.columns} disabled={busy}>
      <legend className={room.name}>{t('yourData.columns')}</legend>
      <p className={room.small}>{t('yourData.columnsHint')}</p>
      {columns.map(({ name, field, example }) => (
        <div key={name} className={classes.column}>
          <div>
            <p className={room.name}>{name}</p>
            <p className={classes.example}>{example}</p>
          </div>
          <Select
            aria-label={t('yourData.columnOf', { name })}
            size="xs"
            clearable
            placeholder={t('yourData.nothing')}
            value={field}
            data={fields.map((value) => ({ value, label: t(`yourData.field.${value}`) }))}
            onChange={(value) => set(name, value as ImportField | null)}
          />
        </div>
      ))}
    </fieldset>
  );
}

function Where({ file, line }: { file: string | undefined; line: number | null }) {
  const { t } = useTranslation();
  const parts = [file, line === null ? null : t('yourData.line', { line })].filter(Boolean);
  return parts.length === 0 ? null : <span className={classes.line}>{parts.join(', ')}</span>;
}

function Rows({ told: { rows, counts } }: { told: ToldImport }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (rows.length === 0) return null;
  const shown = rows.slice(0, ROWS);
  const rest = counts.new + counts.continued + counts.existing - shown.length;
  return (
    <div>
      <table className={classes.rows}>
        <caption className={words.spoken}>{t('yourData.rows')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('yourData.task')}</th>
            <th scope="col">{t('yourData.due')}</th>
            <th scope="col">{t('yourData.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ title, dueAt, status, outcome, line, file }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one answer never change
            <tr key={at} data-done={status === 'done' || status === 'cancelled' || undefined}>
              <th scope="row">
                <span>{title}</span>
                <Where file={file} line={line} />
              </th>
              <td>{dueAt === null ? '–' : format.day(format.dayOf(dueAt))}</td>
              <td>{t(`yourData.outcomes.${outcome}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 ? <p className={classes.rest}>{t('yourData.rowsMore', { count: rest })}</p> : null}
    </div>
  );
}
