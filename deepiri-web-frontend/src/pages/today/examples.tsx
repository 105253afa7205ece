import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NewTask, Task, TaskPlan } from 'deepiri-sdk';
import { Sparkles, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusRow } from '../../app/keyboard/use-row-keys.ts';
import { Empty } from '../../components/states.tsx';
import { toast } from '../../components/toasts/store.ts';
import { inBrowser } from '../../data/browser-texts.ts';
import { api } from '../../data/client.ts';
import { hideTask, readSoon, showTask } from '../../data/task-store.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './examples.module.css';

const REFUSED = 'deepiri.no-examples';

function useExamples() {
  const client = useQueryClient();
  const { t } = useTranslation();
  const { today, addDays } = useFormat();
  const label = t('today.exampleLabel');
  const titles = [t('examples.first'), t('examples.second'), t('examples.third')];
  /** People use the label for tasks of their own, and make an example their own by giving it another name. */
  const isExample = (task: Task) => task.labels.includes(label) && titles.includes(task.title);
  const add = useMutation({
    mutationFn: async () => {
      const tasks: NewTask[] = [
        { title: t('examples.first'), difficulty: 'trivial', estimateMinutes: 2, scheduledFor: today, labels: [label] },
        {
          title: t('examples.second'),
          difficulty: 'easy',
          estimateMinutes: 5,
          notes: t('examples.secondNotes'),
          scheduledFor: today,
          labels: [label],
        },
        { title: t('examples.third'), difficulty: 'medium', scheduledFor: addDays(today, 2), labels: [label] },
      ];
      return api.call('bulkTasks', { body: { operations: tasks.map((body) => ({ op: 'create' as const, body })) } });
    },
    onSuccess: ({ results }) => {
      for (const { task } of results) if (task) showTask(client, task);
      readSoon(client, 'tasks', { queryKey: ['tasks'] });
    },
  });
  const remove = useMutation({
    mutationFn: async () => {
      const items = (await api.call('listTasks', { query: { label, limit: 200 } })).items.filter(isExample);
      if (items.length === 0) return [];
      await api.call('bulkTasks', { body: { operations: items.map(({ id }) => ({ op: 'delete' as const, id })) } });
      return items.map(({ id }) => id);
    },
    onSuccess: (ids) => {
      for (const id of ids) hideTask(client, id);
      readSoon(client, 'tasks', { queryKey: ['tasks'] });
      toast({ text: t('toast.examplesRemoved') });
    },
  });
  return { add, remove, isExample };
}

export type ExamplesProps = {
  plan: TaskPlan;
  done: readonly Task[];
  /** Begins the tour, where it is offered. */
  onTour: (() => void) | null;
};

/** The first run: three tasks to play with, and one click to be rid of them. */
export function Examples({ plan, done, onTour }: ExamplesProps) {
  const { t } = useTranslation();
  const [refused, refuse] = useState(() => inBrowser.get(REFUSED) === '1');
  const { add, remove, isExample } = useExamples();
  const there = plan.items.some(({ task }) => isExample(task)) || done.some(isExample);
  // The button that had the focus goes with the card; the first example is what comes next.
  const asked = useRef(false);
  useEffect(() => {
    if (there && asked.current) focusRow(document.querySelector('#main [data-row]'));
    asked.current = false;
  }, [there]);
  const nothing = plan.items.length === 0 && done.length === 0;

  const addAll = () => {
    asked.current = true;
    add.mutate(undefined, { onError: () => (asked.current = false) });
  };

  if (there) {
    return (
      <p className={classes.note}>
        <Sparkles size={15} strokeWidth={1.8} aria-hidden />
        {t('examples.note')}
        <button type="button" className={classes.remove} disabled={remove.isPending} onClick={() => remove.mutate()}>
          {t('examples.remove')}
        </button>
      </p>
    );
  }
  if (!nothing) return null;
  return (
    <div className={classes.card}>
      <Empty title={t('examples.title')} text={t('examples.text')}>
        {refused ? null : (
          <>
            {onTour ? (
              <button type="button" className={classes.primary} onClick={onTour}>
                {t('examples.tour')}
              </button>
            ) : null}
            <button
              type="button"
              className={onTour ? classes.plain : classes.primary}
              disabled={add.isPending}
              onClick={addAll}
            >
              {t('examples.add')}
            </button>
            <button
              type="button"
              className={classes.plain}
              onClick={() => {
                inBrowser.set(REFUSED, '1');
                refuse(true);
              }}
            >
              <X size={14} aria-hidden />
              {t('examples.dismiss')}
            </button>
          </>
        )}
      </Empty>
    </div>
  );
}
