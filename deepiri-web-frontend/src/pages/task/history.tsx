import type { Task } from 'deepiri-sdk';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import section from '../../components/panel-section.module.css';
import { Failure, Skeleton } from '../../components/states.tsx';
import { toast } from '../../components/toasts/store.ts';
import { useComments, useSay } from '../../data/comments.ts';
import { isLocal } from '../../data/outbox/entry.ts';
import { useVersions } from '../../data/tasks.ts';
import { ChangeEntry } from './activity/change-entry.tsx';
import { CommentEntry } from './activity/comment-entry.tsx';
import { CommentField } from './activity/comment-field.tsx';
import { streamOf } from './activity/stream.ts';
import classes from './history.module.css';
import { Past } from './past.tsx';
import { VersionSlider } from './version-slider.tsx';

const FIRST = 8;

/** A slider through the versions, and what is different in the chosen one beneath it, in sight. */
function Travel({ task, readOnly }: { task: Task; readOnly: boolean }) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const slider = useRef<HTMLInputElement>(null);
  const { data: versions, error, refetch } = useVersions(task.id);
  const [chosen, setChosen] = useState<number | null>(null);
  const [asked, setAsked] = useState(false);
  const latest = versions?.[0]?.version ?? task.version;
  const past =
    chosen === null || chosen >= latest ? undefined : versions?.find((version) => version.version === chosen);
  const go = () => {
    if (!versions || versions.length < 2) toast({ id: 'one-version', text: t('history.only') });
    slider.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'center' });
  };
  useCommand('task-history', () => (versions || isLocal(task.id) ? go() : setAsked(true)), 'panel');
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for before there was a slider, once
  useEffect(() => {
    if (!asked || !versions) return;
    setAsked(false);
    go();
  }, [asked, versions]);
  useLayoutEffect(() => {
    if (past) inSight(place.current);
  }, [past]);
  return (
    <>
      {error && !versions ? <Failure error={error} retry={() => void refetch()} compact /> : null}
      {versions || error ? null : <Skeleton rows={3} height={14} gap={10} />}
      {versions && versions.length > 1 ? (
        <div ref={place} className={classes.travel}>
          <VersionSlider ref={slider} versions={versions} value={past?.version ?? latest} onChange={setChosen} />
          {past ? (
            <Past
              task={task}
              version={past}
              latest={latest}
              readOnly={readOnly}
              onRestored={() => slider.current?.focus({ preventScroll: true })}
            />
          ) : null}
        </div>
      ) : null}
    </>
  );
}

/** Scrolls as little as it takes; of what is taller than the screen the beginning is seen. */
function inSight(place: HTMLElement | null): void {
  if (!place) return;
  place.scrollIntoView({ block: place.offsetHeight > window.innerHeight * 0.7 ? 'start' : 'nearest' });
}

/** Comments are written here; by key the field comes to the middle, where what is written has room. */
function Write({ task, say }: { task: Task; say: ReturnType<typeof useSay> }) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  useCommand(
    'task-comment',
    () => {
      field.current?.focus({ preventScroll: true });
      field.current?.scrollIntoView({ block: 'center' });
    },
    'panel',
  );
  return (
    <CommentField
      ref={field}
      label={t('activity.write')}
      action={t('activity.send')}
      keptAs={`comment.${task.id}`}
      onSend={(text) => say.mutateAsync({ do: 'add', text })}
    />
  );
}

/**
 * What was said and done: a slider through the versions, and each comment and change in one stream.
 * @param readOnly nothing can be said or brought back, for the task is in the trash
 */
export function History({ task, readOnly = false }: { task: Task; readOnly?: boolean }) {
  const { t } = useTranslation();
  const id = useId();
  const versions = useVersions(task.id).data;
  const [all, setAll] = useState(false);
  const { data: comments, error, refetch } = useComments(task.id);
  const say = useSay(task.id);
  const entries = versions ? streamOf(versions, comments ?? []) : [];
  return (
    <section className={section.section} aria-labelledby={id}>
      <div className={section.head}>
        <h2 id={id} className={section.title}>
          {t('activity.title')}
        </h2>
      </div>
      <Travel task={task} readOnly={readOnly} />
      {readOnly ? null : <Write task={task} say={say} />}
      {error && !comments ? <Failure error={error} retry={() => void refetch()} compact /> : null}
      <ul className={classes.list} aria-label={t('history.list')}>
        {entries
          .slice(0, all ? undefined : FIRST)
          .map((item) =>
            item.kind === 'comment' ? (
              <CommentEntry key={item.key} comment={item.comment} {...(readOnly ? {} : { say })} />
            ) : (
              <ChangeEntry key={item.key} version={item.version} changes={item.changes} />
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
