import type { Task, TaskVersion } from 'deepiri-sdk';
import { RotateCcw } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import section from '../../components/panel-section.module.css';
import { Failure, Skeleton } from '../../components/states.tsx';
import { toast } from '../../components/toasts/store.ts';
import { useVersions } from '../../data/tasks.ts';
import { useRestoreVersion } from '../../data/versions.ts';
import { useFormat } from '../../text/use-format.ts';
import { ChangeText } from './change-text.tsx';
import classes from './history.module.css';
import { changesOf, diffTasks } from './history-diff.ts';
import { VersionSlider } from './version-slider.tsx';

const FIRST = 6;

/** A state of the past against the present, and the way back to it. */
function Past({ task, version, latest }: { task: Task; version: TaskVersion; latest: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const restore = useRestoreVersion(task.id);
  const changes = diffTasks(version.task, task);
  const bringBack = () =>
    restore.mutate(version.version, {
      onSuccess: () =>
        toast({
          text: t('toast.restored', { version: version.version }),
          strong: task.title,
          action: { label: t('action.undo'), run: () => restore.mutate(latest) },
        }),
      onError: () => toast({ tone: 'bad', text: t('problem.other', { title: task.title, detail: '' }) }),
    });
  return (
    <div className={classes.past}>
      <div className={section.head}>
        <p className={classes.when}>{t('history.asItWas', { when: format.moment(version.at) })}</p>
        <button
          type="button"
          className={section.action}
          onClick={bringBack}
          disabled={restore.isPending || changes.length === 0}
        >
          <RotateCcw size={13} aria-hidden />
          {t('history.restore')}
        </button>
      </div>
      {changes.length === 0 ? <p className={classes.none}>{t('history.same')}</p> : null}
      <ul className={classes.changes}>
        {changes.map((change) => (
          <li key={change.field}>
            <span className={classes.field}>{t(`history.field.${change.field}`)}</span> <ChangeText change={change} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Entry({ version, changes }: ReturnType<typeof changesOf>[number]) {
  const { t } = useTranslation();
  const format = useFormat();
  const who = t(version.actor.type === 'user' ? 'history.you' : 'history.service');
  const told = changes.filter(({ field }) => field !== 'notes');
  const plain = told.length === 0 || version.change !== 'updated';
  const wrote = version.change === 'updated' && told.length < changes.length;
  return (
    <li className={classes.entry}>
      <span>
        <b>{who}</b> {plain && !wrote ? t(`history.change.${version.change}`) : null}
        {wrote ? t('history.wrote') : null}
        {plain
          ? null
          : told.map((change, at) => (
              <span key={change.field}>
                {at > 0 || wrote ? ', ' : ''}
                {t(`history.field.${change.field}`)} <ChangeText change={change} />
              </span>
            ))}
      </span>
      <time dateTime={version.at} title={format.full(version.at)}>
        {format.moment(version.at)}
      </time>
    </li>
  );
}

/** Every version of the task: a slider through them, and what each one changed. */
export function History({ task }: { task: Task }) {
  const { t } = useTranslation();
  const id = useId();
  const slider = useRef<HTMLInputElement>(null);
  const { data: versions, error, refetch } = useVersions(task.id);
  const [chosen, setChosen] = useState<number | null>(null);
  const [all, setAll] = useState(false);
  useCommand('task-history', () => slider.current?.focus(), 'panel');

  const latest = versions?.[0]?.version ?? task.version;
  const past =
    chosen === null || chosen >= latest ? undefined : versions?.find((version) => version.version === chosen);
  const entries = versions ? changesOf(versions) : [];
  return (
    <section className={section.section} aria-labelledby={id}>
      <div className={section.head}>
        <h2 id={id} className={section.title}>
          {t('history.title')}
        </h2>
      </div>
      {error ? <Failure error={error} retry={() => void refetch()} compact /> : null}
      {versions || error ? null : <Skeleton rows={3} height={14} gap={10} />}
      {versions && versions.length > 1 ? (
        <VersionSlider ref={slider} versions={versions} value={past?.version ?? latest} onChange={setChosen} />
      ) : null}
      {past ? <Past task={task} version={past} latest={latest} /> : null}
      <ul className={classes.list} aria-label={t('history.list')}>
        {entries.slice(0, all ? undefined : FIRST).map((entry) => (
          <Entry key={entry.version.version} {...entry} />
        ))}
      </ul>
      {!all && entries.length > FIRST ? (
        <button type="button" className={section.action} onClick={() => setAll(true)}>
          {t('action.more')}
        </button>
      ) : null}
    </section>
  );
}
