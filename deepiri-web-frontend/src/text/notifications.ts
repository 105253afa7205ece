import type { Notification, XpTerm } from 'deepiri-sdk';
import type { TFunction } from 'i18next';
import { badgeAbout, badgeName } from './badges.ts';
import type { Format } from './format.ts';
import { termText } from './reasons.ts';

type Told = { title: string; body: string };

/** What a notification says, by its kind and what is in it. One that is newer than this app says it in the platform's words. */
export function notificationText(item: Notification, format: Format, t: TFunction): Told {
  const { title, body } = said(item, format, t);
  return { title, body: item.data['takenBack'] === true ? `${body} ${t('told.takenBack')}`.trim() : body };
}

function said({ kind, title, body, data }: Notification, format: Format, t: TFunction): Told {
  const facts = data as Record<string, string | number | null>;
  switch (kind) {
    case 'welcome':
      return { title: t('told.welcome.title', { name: facts['name'] }), body: t('told.welcome.body') };
    case 'xp_awarded': {
      const values = { amount: facts['amount'], title: facts['title'] };
      const terms = (data['terms'] ?? []) as Omit<XpTerm, 'reason'>[];
      return {
        title: t(facts['title'] === null ? 'told.xp_awarded.untitled' : 'told.xp_awarded.title', values),
        body: sentence(terms.map((term) => termText(term, t)).join('; ')),
      };
    }
    case 'level_reached':
      return {
        title: t('told.level_reached.title', { level: facts['level'] }),
        body: t('told.level_reached.body', { xp: format.number(Number(facts['xp'])) }),
      };
    case 'badge_earned': {
      const id = String(facts['badgeId']);
      return {
        title: t('told.badge_earned.title', { name: badgeName({ id, name: String(facts['name']) }, t) }),
        body: badgeAbout({ id, description: body }, t),
      };
    }
    case 'streak_broken': {
      const date = format.calendar(String(facts['localDate']), { day: 'numeric', month: 'long' });
      return {
        title: t('told.streak_broken.title', { count: Number(facts['days']) }),
        body: t('told.streak_broken.body', { count: Number(facts['best']), date }),
      };
    }
    case 'task_unblocked':
      return { title: t('told.task_unblocked.title', { title: facts['title'] }), body: t('told.task_unblocked.body') };
    default:
      return { title, body };
  }
}

function sentence(text: string): string {
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
