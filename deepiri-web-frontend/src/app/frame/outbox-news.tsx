import { useLocation, useNavigate } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../components/toasts/store.ts';
import type { Entry } from '../../data/outbox/entry.ts';
import { outbox } from '../../data/outbox/open-outbox.ts';
import type { Format } from '../../text/format.ts';
import { withSentences } from '../../text/i18n.ts';
import { useFormat } from '../../text/use-format.ts';
import { runCommand } from '../keyboard/commands.ts';

/** What was done, in words that are fetched when there is something to tell. News without them is still news. */
async function deedOf(entry: Entry, format: Format, t: TFunction): Promise<{ deed: string; title: string }> {
  try {
    const words = await withSentences(import('../outbox/entry-text.ts'));
    return words.deedOf(entry, format, t);
  } catch {
    return { deed: '', title: '' };
  }
}

/** Tells what became of things that had to wait, where it is not what the person meant. */
export function OutboxNews() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const here = useRef(pathname);
  here.current = pathname;
  useEffect(
    () =>
      outbox.onAnswer((entry, answer) => {
        const tell = (text: string, strong: string) =>
          toast({
            id: 'outbox',
            tone: 'bad',
            text,
            strong,
            action: { label: t('outbox.look'), run: () => runCommand('outbox'), leads: true },
          });
        const now = outbox.current.find(({ key }) => key === entry.key);
        if (now?.standing.is === 'conflict')
          void deedOf(entry, format, t).then(({ title }) => tell(t('outbox.conflictToast'), title));
        if (now?.standing.is === 'refused')
          void deedOf(entry, format, t).then(({ deed, title }) =>
            tell(t('outbox.refusedToast'), title && `${deed} “${title}”`),
          );
        // A task that is open under its own name for it has a real one now.
        const made = answer.is === 'done' && entry.intent.kind === 'add' ? answer.tasks[0] : undefined;
        if (made && entry.intent.kind === 'add' && here.current === `/tasks/${entry.intent.task.id}`)
          void navigate({ to: '/tasks/$taskId', params: { taskId: made.id }, replace: true });
      }),
    [t, format, navigate],
  );
  return null;
}
