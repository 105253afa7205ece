import type { Task, TaskVersion } from 'deepiri-sdk';
import { Eye, RotateCcw } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import section from '../../components/panel-section.module.css';
import { Failure, Skeleton } from '../../components/states.tsx';
import { toast } from '../../components/toasts/store.ts';
import { useComments, useSay } from '../../data/comments.ts';
import { isAway } from '../../data/need-network.ts';
import { useVersions } from '../../data/tasks.ts';
import { useRestoreVersion } from '../../data/versions.ts';
import { refusalText } from '../../text/problems.ts';
import { useFormat } from '../../text/use-format.ts';
import { CommentEntry } from './activity/comment-entry.tsx';
import { CommentField } from './activity/comment-field.tsx';
import { streamOf } from './activity/stream.ts';
import { AsItWas } from './as-it-was.tsx';
import { ChangeText } from './change-text.tsx';
import classes from './history.module.css';
import { type changesOf, diffTasks } from './history-diff.ts';
import { VersionSlider } from './version-slider.tsx';

const FIRST = 8;

/** A state of the past against the present, and the way back to it. */
function Past({ task, version, latest }: { task: Task; version: TaskVersion; latest: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const restore = useRestoreVersion(task.id);
  const [whole, setWhole] = useState(false);
  const changes = diffTasks(version.task, task);
  const bringBack = () =>
    restore.mutate(version.version, {
      onSuccess: () =>
        toast({
          text: t('toast.restored', { version: version.version }),
          strong: task.title,
          action: { label: t('action.undo'), run: () => restore.mutate(latest) },
        }),
      onError: (error) =>
        isAway(error) ||
        toast({ tone: 'bad', text: t('problem.other', { title: task.title, detail: refusalText(error, t) }) }),
    });
  const turn = () => setWhole(!whole);
  useCommand('task-whole', turn, 'panel');
  useCommand('task-restore', changes.length > 0 && !restore.isPending && bringBack, 'panel');
  return (
    <div className={classes.past}>
      <div className={section.head}>
        <p className={classes.when}>{t('history.asItWas', { when: format.moment(version.at) })}</p>
        <button type="button" className={section.action} aria-pressed={whole} onClick={turn}>
          <Eye size={13} aria-hidden />
          {t('history.whole')}
        </button>
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

/** Whether nothing changed but the place among its siblings. */
const isPlaced = ({ patch }: TaskVersion) =>
  patch.some(({ path }) => path === '/orderKey') &&
  patch.every(({ path }) => ['/orderKey', '/updatedAt', '/version'].includes(path));

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
        <b>{who}</b>{' '}
        {isPlaced(version) ? t('history.placed') : plain && !wrote ? t(`history.change.${version.change}`) : null}
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

/** What was said and done: a slider through the versions, and each comment and change in one stream. */
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
  const { data: comments, error: commentsError, refetch: readComments } = useComments(task.id);
  const field = useRef<HTMLTextAreaElement>(null);
  const say = useSay(task.id);
  useCommand('task-comment', () => field.current?.focus(), 'panel');
  const entries = versions ? streamOf(versions, comments ?? []) : [];
  return (
    <section className={section.section} aria-labelledby={id}>
      <div className={section.head}>
        <h2 id={id} className={section.title}>
          {t('activity.title')}
        </h2>
      </div>
      {error ? <Failure error={error} retry={() => void refetch()} compact /> : null}
      {versions || error ? null : <Skeleton rows={3} height={14} gap={10} />}
      {versions && versions.length > 1 ? (
        <VersionSlider ref={slider} versions={versions} value={past?.version ?? latest} onChange={setChosen} />
      ) : null}
      {past ? <Past task={task} version={past} latest={latest} /> : null}
      <CommentField
        ref={field}
        label={t('activity.write')}
        action={t('activity.send')}
        keptAs={`comment.${task.id}`}
        onSend={(text) => say.mutateAsync({ do: 'add', text })}
      />
      {commentsError ? <Failure error={commentsError} retry={() => void readComments()} compact /> : null}
      <ul className={classes.list} aria-label={t('history.list')}>
        {entries
          .slice(0, all ? undefined : FIRST)
          .map((item) =>
            item.kind === 'comment' ? (
              <CommentEntry key={item.key} comment={item.comment} say={say} />
            ) : (
              <Entry key={item.key} version={item.version} changes={item.changes} />
            ),
          )}
      </ul>
      {!all && entries.length > FIRST ? (
        <button type="button" className={section.action} onClick={() => setAll(true)}>
          {t('action.more')}
        </button>
      ) : null}
    </section>
  );
}
