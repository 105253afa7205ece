import type { EventData } from 'deepiri-contracts';
import { describe, expect, it } from 'vitest';
import { messages } from './messages.ts';

const entry: EventData<'xp.awarded'>['entry'] = {
  id: 'evt_1',
  at: '2026-03-02T09:00:00.000Z',
  amount: 20,
  rule: 'task_completed',
  sourceEventId: 'evt_0',
  reversalOf: null,
  taskId: 'tsk_1',
  title: 'Write report',
  localDate: '2026-03-02',
};
const terms = [
  { name: 'difficulty', value: 10, reason: '10 for a medium task', values: { difficulty: 'medium' } },
  { name: 'streak', value: 10, reason: '10 for the streak of 12 days before this one' },
];

describe('what people are told', () => {
  it('about XP: how much, for what, and why', () => {
    expect(messages['xp.awarded']({ entry, terms, xp: 20, level: 1, rulesVersion: 1 })).toEqual({
      kind: 'xp_awarded',
      title: '+20 XP: Write report',
      body: '10 for a medium task; 10 for the streak of 12 days before this one.',
      link: '/profile',
      data: {
        entryId: 'evt_1',
        taskId: 'tsk_1',
        title: 'Write report',
        amount: 20,
        terms: [
          { name: 'difficulty', value: 10, values: { difficulty: 'medium' } },
          { name: 'streak', value: 10, values: {} },
        ],
      },
    });
  });

  it('about XP without a task', () => {
    const message = messages['xp.awarded']({
      entry: { ...entry, title: null },
      terms: [],
      xp: 20,
      level: 1,
      rulesVersion: 1,
    });
    expect([message.title, message.body]).toEqual(['+20 XP', '']);
  });

  it.each([
    [1, 'Your streak of 1 day ended'],
    [12, 'Your streak of 12 days ended'],
  ])('about a streak of %i', (days, title) => {
    expect(messages['streak.broken']({ days, best: 20, localDate: '2026-03-02', freezesUsed: 0 }).title).toBe(title);
  });
});
