import { useTranslation } from 'react-i18next';
import { useAddTask } from '../../data/use-add-task.ts';
import { toast } from './store.ts';
import { useTellAdded } from './use-tell-added.ts';

/** Adds what was typed as a task, and tells of it: the field that it was typed in is gone by then. */
export function useAddTyped() {
  const { t } = useTranslation();
  const add = useAddTask();
  const tellAdded = useTellAdded();
  return (text: string) =>
    add(
      { text },
      {
        onAdded: tellAdded,
        onRefused: (code) =>
          toast({ tone: 'bad', text: `${t('quick.failed')} ${t([`failure.${code}`, 'failure.other'])}` }),
      },
    );
}
