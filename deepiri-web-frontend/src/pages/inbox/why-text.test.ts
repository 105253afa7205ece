import type { Notification, TaskGraph } from 'deepiri-sdk';
import i18next, { type TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { de } from '../../text/de/index.ts';
import { en } from '../../text/en/index.ts';
import { createFormat } from '../../text/format.ts';
import { waitedFor, whyText } from './why-text.ts';

const resources = { en: { translation: en }, de: { translation: de } };
const speaker = i18next.createInstance();
void speaker.init({ lng: 'en', resources, interpolation: { escapeValue: false }, nsSeparator: false });

function why(language: 'en' | 'de', kind: string, data: Record<string, unknown>, waited: readonly string[] = []) {
  const t = speaker.getFixedT(language) as TFunction;
  const time = { zone: 'Europe/Berlin', dayStartsAt: '04:00', now: new Date('2026-11-23T11:00:00Z') };
  const format = createFormat({ locale: language, ...time, t: (key, values) => t(key, { ...values }) });
  return whyText({ kind, data, body: 'From the platform.' } as unknown as Notification, waited, format, t);
}

describe('the rule that told something', () => {
  it.each([
    [
      'xp_awarded',
      { terms: [{ name: 'difficulty', value: 10, values: { difficulty: 'medium' } }] },
      'This one: 10 for a medium task.',
      'Diese: 10 für eine mittlere Aufgabe.',
    ],
    ['xp_awarded', {}, 'each finished task pays XP.', 'jede erledigte Aufgabe bringt XP.'],
    [
      'level_reached',
      { level: 3, xp: 1250 },
      'With 1,250 XP you were at level 3.',
      'Mit 1.250 XP warst du auf Level 3.',
    ],
    ['badge_earned', { badgeId: 'first_step' }, 'Complete your first task.', 'Dieses verlangt: '],
    ['badge_earned', { badgeId: 'newer' }, 'From the platform.', 'From the platform.'],
    ['streak_broken', { localDate: '2026-11-20' }, 'Friday 20 November.', 'Freitag, 20. November.'],
    ['task_unblocked', { taskId: 'tsk_1' }, 'the last task that it waited for is done', 'die letzte Aufgabe erledigt'],
    ['welcome', {}, 'once, when they sign up', 'einmal gemeldet'],
    ['race_won', {}, 'newer than this page', 'neuer ist als diese Seite'],
  ])('%s %j', (kind, data, english, german) => {
    // English may write a comma after the day of the week.
    expect(why('en', kind, data).replace('Friday, ', 'Friday ').replace('November 20', '20 November')).toContain(
      english,
    );
    expect(why('de', kind, data)).toContain(german);
  });

  it('names what a task waited for', () => {
    expect(why('en', 'task_unblocked', {}, ['Buy paint', 'Sand'])).toContain('It waited for “Buy paint” and “Sand”');
    expect(why('de', 'task_unblocked', {}, ['Farbe'])).toContain('Sie hat auf „Farbe“ gewartet');
  });

  it('knows it from the graph of the task, and only the next ones', () => {
    const nodes = ['a', 'b', 'c', 'd'].map((id) => ({ id, title: id.toUpperCase() }));
    const edges = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'd', to: 'a' },
    ];
    expect(waitedFor('a', { nodes, edges } as unknown as TaskGraph)).toEqual(['B']);
    expect(waitedFor('a', undefined)).toEqual([]);
  });
});
