import type { Notification, TaskGraph, XpTerm } from 'deepiri-sdk';
import type { TFunction } from 'i18next';
import { badgeAbout } from '../../text/badges.ts';
import type { Format } from '../../text/format.ts';
import { termText } from '../../text/reasons.ts';

/** The titles of what a task waits for, as far as they are known. */
export function waitedFor(taskId: string, graph: TaskGraph | undefined): string[] {
  const before = new Set(graph?.edges.filter(({ from }) => from === taskId).map(({ to }) => to));
  return graph?.nodes.filter(({ id }) => before.has(id)).map(({ title }) => title) ?? [];
}

/**
 * The rule that told a notification, in one sentence. Of a kind that is newer than this app it says that much.
 * @param waited what the task waited for, where it is about a task that became free
 */
export function whyText(item: Notification, waited: readonly string[], format: Format, t: TFunction): string {
  const facts = item.data as Record<string, string | number | null>;
  switch (item.kind) {
    case 'xp_awarded': {
      const terms = ((item.data['terms'] ?? []) as Omit<XpTerm, 'reason'>[]).map((term) => termText(term, t));
      return terms.length > 0 ? t('toldWhy.xp_awarded', { terms: terms.join('; ') }) : t('toldWhy.xp_plain');
    }
    case 'level_reached':
      return t('toldWhy.level_reached', { level: facts['level'], xp: format.number(Number(facts['xp'])) });
    case 'badge_earned': {
      const asks = badgeAbout({ id: String(facts['badgeId']), description: item.body }, t);
      return t('toldWhy.badge_earned', { asks });
    }
    case 'streak_broken':
      return t('toldWhy.streak_broken', {
        date: format.calendar(String(facts['localDate']), { weekday: 'long', day: 'numeric', month: 'long' }),
      });
    case 'task_unblocked': {
      if (waited.length === 0) return t('toldWhy.task_unblocked');
      const names = waited.map((title) => t('toldWhy.named', { title }));
      const titles = new Intl.ListFormat(format.locale, { type: 'conjunction' }).format(names);
      return t('toldWhy.task_after', { titles, count: waited.length });
    }
    case 'welcome':
      return t('toldWhy.welcome');
    default:
      return t('toldWhy.other');
  }
}
