import type { Notification } from 'deepiri-sdk';
import i18next, { type TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { badgeAbout, badgeName } from './badges.ts';
import { de } from './de/every.ts';
import { deviceText } from './devices.ts';
import { en } from './en/every.ts';
import { createFormat, firstDayOf } from './format.ts';
import { notificationText } from './notifications.ts';
import { dayReasonText, termText } from './reasons.ts';
import { recurrenceText } from './recurrence.ts';

const resources = { en: { translation: en }, de: { translation: de } };
const speaker = i18next.createInstance();
void speaker.init({ lng: 'en', resources, interpolation: { escapeValue: false }, nsSeparator: false });
const speak = (language: 'en' | 'de') => {
  const t = speaker.getFixedT(language) as TFunction;
  const format = createFormat({
    locale: language,
    zone: 'Europe/Berlin',
    dayStartsAt: '04:00',
    now: new Date('2026-11-23T11:00:00Z'),
    t: (key, values) => t(key, { ...values }),
  });
  return { t, format };
};
const english = speak('en');
const german = speak('de');

describe('what an award is made of', () => {
  it.each([
    [
      { name: 'difficulty', value: 20, values: { difficulty: 'hard' } },
      '20 for a hard task',
      '20 für eine schwere Aufgabe',
    ],
    [
      { name: 'streak', value: 2, values: { days: 1 } },
      '2 for the streak of 1 day before this one',
      '2 für die Serie von 1 Tag davor',
    ],
    [
      { name: 'streak', value: 10, values: { days: 30, most: 10 } },
      '10 for the streak of 30 days before this one, which is the most',
      '10 für die Serie von 30 Tagen davor, mehr gibt es dafür nicht',
    ],
    [
      { name: 'diminishing', value: -10, values: { factor: 0.5, place: 12 } },
      'half, because it was the 12th completion of the day',
      'die Hälfte, weil es die 12. erledigte Aufgabe des Tages war',
    ],
    [{ name: 'difficulty', value: 10 }, '10 for the difficulty', '10 für die Schwierigkeit'],
    [{ name: 'weather', value: 3, reason: '3 for the rain' }, '3 for the rain', '3 for the rain'],
  ])('%j', (term, inEnglish, inGerman) => {
    expect([termText(term, english.t), termText(term, german.t)]).toEqual([inEnglish, inGerman]);
  });
});

it('says why a day counts', () => {
  const day = { code: 'freezes_too_few', values: { days: 12, freezes: 1 } } as const;
  expect(dayReasonText(day, english.t)).toBe(
    'Nothing was completed, and 1 freeze could not cover the gap: the streak of 12 days ended.',
  );
  expect(dayReasonText({ code: 'completed', values: { completions: 1, xp: 10 } }, german.t)).toBe(
    '1 Aufgabe für 10 XP erledigt.',
  );
});

describe('what is told', () => {
  const item = (kind: Notification['kind'], data: Notification['data']): Notification => ({
    id: 'ntf_1',
    kind,
    title: 'the platform’s title',
    body: 'the platform’s body',
    link: null,
    createdAt: '2026-11-23T10:00:00Z',
    readAt: null,
    data,
  });
  const inGerman = (kind: Notification['kind'], data: Notification['data']) =>
    notificationText(item(kind, data), german.format, german.t);

  it('is said in the words of the language, from the facts in it', () => {
    const terms = [
      { name: 'difficulty', value: 10, values: { difficulty: 'medium' } },
      { name: 'urgent', value: 5, values: {} },
    ];
    expect(inGerman('xp_awarded', { title: 'Bericht', amount: 15, terms })).toEqual({
      title: '+15 XP: Bericht',
      body: '10 für eine mittlere Aufgabe; 5 mehr, weil sie dringend war.',
    });
    expect(inGerman('xp_awarded', { title: null, amount: 15, takenBack: true })).toEqual({
      title: '+15 XP',
      body: 'Zurückgenommen: Die Aufgabe wurde wieder geöffnet.',
    });
    expect(inGerman('badge_earned', { badgeId: 'first_step', name: 'First step' })).toEqual({
      title: 'Abzeichen verdient: Erster Schritt',
      body: 'Erledige deine erste Aufgabe.',
    });
    expect(inGerman('streak_broken', { days: 1, best: 12, localDate: '2026-11-22' })).toMatchObject({
      title: 'Deine Serie von 1 Tag ist zu Ende gegangen',
      body: expect.stringContaining('Am 22. November wurde nichts erledigt'),
    });
  });

  it('is the platform’s own text where it is of a kind that this app does not know', () => {
    const { title } = inGerman('mail_came' as Notification['kind'], {});
    expect(title).toBe('the platform’s title');
  });
});

it('calls a badge that it does not know what the platform calls it', () => {
  const badge = { id: 'new_one', name: 'New one', description: 'Do it.' };
  expect([badgeName(badge, german.t), badgeAbout(badge, german.t)]).toEqual(['New one', 'Do it.']);
});

it('names devices as far as they are known', () => {
  expect(deviceText({ program: 'Firefox', system: 'Linux' }, german.t)).toBe('Firefox unter Linux');
  expect(deviceText({ program: 'curl', system: null }, german.t)).toBe('curl');
  expect(deviceText({ program: null, system: null }, german.t)).toBe('Unbekanntes Gerät');
});

it('reads dates, times and repetitions in German', () => {
  const { format, t } = german;
  expect([
    format.due('2026-11-23T13:00:00Z'),
    format.day('2026-12-24'),
    format.minutes(135),
    format.number(1234),
  ]).toEqual(['heute 14:00', '24. Dez.', '2 Std. 15 Min.', '1.234']);
  const say = (rule: string) => recurrenceText(rule, format, t);
  expect(say('FREQ=MONTHLY;BYMONTHDAY=15')).toBe('jeden Monat am 15.');
  expect(say('FREQ=MONTHLY;INTERVAL=2;BYDAY=-1MO')).toBe('alle 2 Monate am letzten Mo');
  expect(say('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH')).toBe('alle 2 Wochen am Mo, Do');
  expect(say('FREQ=WEEKLY;COUNT=3')).toBe('jede Woche, noch 3-mal');
});

it('begins the week where people of that place begin it', () => {
  expect(['de', 'de-AT', 'en-GB', 'en-US', 'ar-EG'].map(firstDayOf)).toEqual([1, 1, 1, 0, 6]);
});
