import { useTranslation } from 'react-i18next';
import type { Added } from '../../data/outbox/entry.ts';
import { useOutbox } from '../../data/outbox/open-outbox.ts';
import { NewProjectChip } from '../projects/project-chip.tsx';
import classes from './task-row.module.css';

/** That the platform has not heard of a task, and what is not known of it before it has. */
export function Unsent({ taskId }: { taskId: string }) {
  const { t } = useTranslation();
  const intent = useOutbox()
    .map((entry) => entry.intent)
    .find((one): one is Added => one.kind === 'add' && one.task.id === taskId);
  const isUnread = intent && !intent.read;
  return (
    <>
      <span className={classes.why}>{t(isUnread ? 'outbox.local' : 'outbox.unsent')}</span>
      {intent?.read?.newProject ? <NewProjectChip name={intent.read.newProject} /> : null}
    </>
  );
}
