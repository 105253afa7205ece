import type { Task } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../text/format.ts';

type Props = { task: Task; columns: ReadonlySet<string>; format: Format };

/** What rows show only when somebody has chosen it. What says nothing in particular is left out. */
export function MoreColumns({ task, columns, format }: Props) {
  const { t } = useTranslation();
  const { actualMinutes, difficulty, kind, createdAt } = task;
  return (
    <>
      {columns.has('spent') && actualMinutes !== null ? (
        <span>{t('row.spent', { span: format.minutes(actualMinutes) })}</span>
      ) : null}
      {columns.has('difficulty') ? <span>{t(`difficulty.${difficulty}`)}</span> : null}
      {columns.has('kind') ? <span>{t(`kind.${kind}`)}</span> : null}
      {columns.has('created') ? <span>{t('row.created', { when: format.relative(createdAt) })}</span> : null}
    </>
  );
}
