import type { Task, TaskVersion } from 'deepiri-sdk';
import { Eye, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import section from '../../components/panel-section.module.css';
import { toast } from '../../components/toasts/store.ts';
import { isAway } from '../../data/need-network.ts';
import { useRestoreVersion } from '../../data/versions.ts';
import { refusalText } from '../../text/problems.ts';
import { useFormat } from '../../text/use-format.ts';
import { AsItWas } from './as-it-was.tsx';
import { ChangeText } from './change-text.tsx';
import { diffTasks } from './history-diff.ts';
import classes from './past.module.css';

type Props = {
  task: Task;
  version: TaskVersion;
  /** The number of the present version. */
  latest: number;
  /** It can be looked at, but not made the present one. */
  readOnly: boolean;
  /** The button goes with the difference. */
  onRestored: () => void;
};

/** A state of the past against the present, and the way back to it. */
export function Past({ task, version, latest, readOnly, onRestored }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const restore = useRestoreVersion(task.id);
  const [whole, setWhole] = useState(false);
  const changes = diffTasks(version.task, task);
  const bringBack = () =>
    restore.mutate(version.version, {
      onSuccess: () => {
        onRestored();
        toast({
          text: t('toast.restored', { version: version.version }),
          strong: task.title,
          action: { label: t('action.undo'), run: () => restore.mutate(latest) },
        });
      },
      onError: (error) =>
        isAway(error) ||
        toast({ tone: 'bad', text: t('problem.other', { title: task.title, detail: refusalText(error, t) }) }),
    });
  const turn = () => setWhole(!whole);
  useCommand('task-whole', turn, 'panel');
  useCommand('task-restore', !readOnly && changes.length > 0 && !restore.isPending && bringBack, 'panel');
  return (
    <div className={classes.past}>
      <p className={classes.when}>{t('history.asItWas', { when: format.moment(version.at) })}</p>
      <div className={classes.ways}>
        <button type="button" className={section.action} aria-pressed={whole} onClick={turn}>
          <Eye size={13} aria-hidden />
          {t('history.whole')}
        </button>
        {readOnly ? null : (
          <button
            type="button"
            className={section.action}
            onClick={bringBack}
            disabled={restore.isPending || changes.length === 0}
          >
            <RotateCcw size={13} aria-hidden />
            {t('history.restore')}
          </button>
        )}
      </div>
      {changes.length === 0 ? <p className={classes.none}>{t('history.same')}</p> : null}
      {whole ? (
        <AsItWas task={version.task} />
      ) : (
        <ul className={classes.changes}>
          {changes.map((change) => (
            <li key={change.field}>
              <span className={classes.field}>{t(`history.field.${change.field}`)}</span> <ChangeText change={change} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
