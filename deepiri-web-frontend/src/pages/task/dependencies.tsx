import type { Task } from 'deepiri-sdk';
import { X } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import section from '../../components/panel-section.module.css';
import { Failure } from '../../components/states.tsx';
import { toast } from '../../components/toasts/store.ts';
import { useDependency } from '../../data/dependencies.ts';
import { isAway } from '../../data/need-network.ts';
import { useMe } from '../../data/session.ts';
import { useGraph } from '../../data/tasks.ts';
import { dueTooEarly } from '../../data/waiting.ts';
import { refusalText } from '../../text/problems.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './dependencies.module.css';
import { Graph } from './graph.tsx';
import { nextInTheWay } from './graph-layout.ts';
import { InTheWay } from './in-the-way.tsx';
import { WaitFor } from './wait-for.tsx';

/** What the task waits for and what waits for it. */
export function Dependencies({ task, room }: { task: Task; room?: number }) {
  const { t } = useTranslation();
  const id = useId();
  const { data: graph, error, refetch } = useGraph(task.id);
  const dependency = useDependency(task);
  const format = useFormat();
  const { timeZone: zone, dayStartsAt } = useMe();
  const isTooEarly = (one: Task, other: Task) => dueTooEarly(one, other, { zone, dayStartsAt });
  const release = (otherId: string) =>
    dependency.mutate(
      { otherId, wait: false },
      {
        onError: (problem) =>
          isAway(problem) || toast({ tone: 'bad', text: t('graph.failed', { detail: refusalText(problem, t) }) }),
      },
    );
  const waitsFor = graph?.nodes.filter((node) => task.blockedBy.includes(node.id)) ?? [];
  const tooEarly = graph?.nodes.filter((node) => node.blockedBy.includes(task.id) && isTooEarly(node, task)) ?? [];

  const next = graph && nextInTheWay(task.id, graph);
  // What it waits for itself is said where that can be taken back, and only there.
  const isOwn = next && task.blockedBy.includes(next.task.id);

  return (
    <section className={classes.box} aria-labelledby={id}>
      <div className={section.head}>
        <h2 id={id} className={section.title}>
          {t('graph.title')}
        </h2>
        <WaitFor task={task} />
      </div>
      {error ? <Failure error={error} retry={() => void refetch()} compact /> : null}
      {next && !isOwn ? <InTheWay next={next} /> : null}
      {graph && graph.nodes.length > 1 ? <Graph taskId={task.id} graph={graph} {...(room ? { room } : {})} /> : null}
      {graph && graph.nodes.length <= 1 ? <p className={classes.none}>{t('graph.empty')}</p> : null}
      {waitsFor.length > 0 ? (
        <ul className={classes.waits}>
          {waitsFor.map((other) => (
            <li key={other.id}>
              <div>
                {isOwn && other.id === next?.task.id ? (
                  <InTheWay next={next} />
                ) : (
                  t('why.after', { title: other.title })
                )}
                {isTooEarly(task, other) ? (
                  <small>
                    {t('graph.dueLater', { other: format.due(other.dueAt ?? ''), due: format.due(task.dueAt ?? '') })}
                  </small>
                ) : null}
              </div>
              <button
                type="button"
                aria-label={t('graph.remove', { title: other.title })}
                onClick={() => release(other.id)}
              >
                <X size={12} strokeWidth={2.2} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {tooEarly.map((other) => (
        <p key={other.id} className={classes.early}>
          {t('graph.dueEarlier', { title: other.title, due: format.due(other.dueAt ?? '') })}
        </p>
      ))}
    </section>
  );
}
