import type { EventData } from 'deepiri-contracts';
import type { Message } from './notification.ts';

/** What people are told about an event. Texts say what happened and, where there is one, why. */
export const messages = {
  'user.registered': ({ user }: EventData<'user.registered'>): Message => ({
    kind: 'welcome',
    title: `Welcome to Deepiri, ${user.name}`,
    body: 'Type what you have to do on the Today page. Finishing it earns XP, and a day with something finished keeps your streak.',
    link: '/',
    data: { name: user.name },
  }),

  'xp.awarded': ({ entry, terms }: EventData<'xp.awarded'>): Message => ({
    kind: 'xp_awarded',
    title: entry.title === null ? `+${entry.amount} XP` : `+${entry.amount} XP: ${entry.title}`,
    body: sentence(terms.map(({ reason }) => reason).join('; ')),
    link: '/profile',
    data: {
      entryId: entry.id,
      taskId: entry.taskId,
      title: entry.title,
      amount: entry.amount,
      terms: terms.map(({ name, value, values = {} }) => ({ name, value, values })),
    },
  }),

  'level.reached': ({ level, xp }: EventData<'level.reached'>): Message => ({
    kind: 'level_reached',
    title: `Level ${level} reached`,
    body: `You have earned ${xp} XP so far.`,
    link: '/profile',
    data: { level, xp },
  }),

  'badge.earned': ({ badge }: EventData<'badge.earned'>): Message => ({
    kind: 'badge_earned',
    title: `Badge earned: ${badge.name}`,
    body: sentence(badge.description),
    link: '/profile',
    data: { badgeId: badge.id, name: badge.name, tier: badge.tier, icon: badge.icon },
  }),

  'streak.broken': ({ days, best, localDate }: EventData<'streak.broken'>): Message => ({
    kind: 'streak_broken',
    title: `Your streak of ${counted(days, 'day')} ended`,
    body: `Nothing was finished on ${localDate}, and no freeze was left. Your best is ${counted(best, 'day')}; the next one starts with the next task.`,
    link: '/profile',
    data: { days, best, localDate },
  }),

  'task.unblocked': ({ task }: EventData<'task.unblocked'>): Message => ({
    kind: 'task_unblocked',
    title: `Ready to start: ${task.title}`,
    body: 'Everything it waited for is done.',
    link: `/tasks/${task.id}`,
    data: { taskId: task.id, title: task.title },
  }),
};

export const takenBack = 'Taken back: the task was opened again.';

function counted(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

function sentence(text: string): string {
  const start = text.charAt(0).toUpperCase() + text.slice(1);
  return start === '' || /[.!?]$/.test(start) ? start : `${start}.`;
}
