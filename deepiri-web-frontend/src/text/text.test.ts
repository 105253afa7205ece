import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bindings } from '../app/keyboard/bindings.ts';
import { keyless } from '../app/palette/keyless.ts';
import { first } from './en/first.ts';
import { en } from './en/index.ts';
import { createFormat } from './format.ts';
import { recurrenceText } from './recurrence.ts';

const flat = (tree: object, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${name}`, value]] : flat(value, `${path}${name}.`),
  );
const known = new Set(flat(en).map(([key]) => key));
const has = (key: string) => ['', '_other', '_ordinal_other'].some((form) => known.has(key + form));
const sentences = new Map(flat(en));
/** The names of the values that a sentence needs, whatever its form. */
const valuesIn = (key: string) =>
  ['', '_one', '_other', '_ordinal_other'].flatMap((form) =>
    [...(sentences.get(key + form) ?? '').matchAll(/{{(\w+)}}/g)].map(([, name]) => name ?? ''),
  );

/** What imports no catalogue, nor anything that does, has nothing to say. */
function isSilent(file: string): boolean {
  const text = readFileSync(file, 'utf8');
  if (/from '(react-i18next|i18next)'/.test(text)) return false;
  return [...text.matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+\.tsx?)'/gm)].every(([, path = '']) =>
    isSilent(resolve(file, '..', path)),
  );
}

async function sources(): Promise<string> {
  const files: string[] = [];
  for await (const file of glob('**/*.{ts,tsx}', { cwd: join(import.meta.dirname, '..') }))
    if (!/test|en\.ts$/.test(file)) files.push(file);
  return files.map((file) => readFileSync(join(import.meta.dirname, '..', file), 'utf8')).join('\n');
}

/** The text of every module that the first rooms need before they can be used, by its path. */
function firstRooms(): Map<string, string> {
  const found = new Map<string, string>();
  const look = (file: string) => {
    if (found.has(file) || !/\.tsx?$/.test(file)) return;
    const text = readFileSync(file, 'utf8');
    found.set(file, text);
    for (const [, path = ''] of text.matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+)'/gm))
      look(resolve(file, '..', path));
  };
  for (const path of [
    'main.tsx',
    'app/frame/frame-gate.tsx',
    'pages/today/today-page.tsx',
    'pages/sign/sign-page.tsx',
    // What runs is fetched by who has something running, and has no other words than the first rooms.
    'components/timer/running.tsx',
    'components/timer/asked.tsx',
    'components/toasts/toast-cards.tsx',
  ])
    look(join(import.meta.dirname, '..', path));
  return found;
}

/** What is handed over in a call, from the bracket that opens it. */
function argumentsAt(text: string, opens: number): string {
  let depth = 0;
  for (let at = opens; at < text.length; at++) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return text.slice(opens + 1, at);
  }
  return '';
}

describe('the catalogue', () => {
  it('has every key that the app asks for', async () => {
    const text = await sources();
    const asked = [...text.matchAll(/\bt\(\s*\[?'([\w.-]+)'/g), ...text.matchAll(/key: '(why\.[\w]+)'/g)].map(
      ([, key]) => key ?? '',
    );
    expect(asked.length).toBeGreaterThan(150);
    expect(asked.filter((key) => !has(key))).toEqual([]);
  });

  it('is asked for no sentence without the values that are in it', async () => {
    const text = await sources();
    const calls = [...text.matchAll(/\bt\('([\w.-]+)'/g)].map(({ index, 1: key = '' }) => ({
      key,
      given: argumentsAt(text, index + 1).slice(key.length + 2),
    }));
    const missing = calls.flatMap(({ key, given }) =>
      valuesIn(key)
        .filter((name) => !new RegExp(`\\b${name}\\b|\\.\\.\\.|, \\w+$`).test(given))
        .map((name) => `${key}: ${name}`),
    );
    expect(calls.length).toBeGreaterThan(150);
    expect(missing).toEqual([]);
  });

  it('has what the first rooms say in the part that comes with them', () => {
    const late = Object.keys(en).filter((name) => !(name in first));
    // The name of a badge is fetched with its picture.
    const rooms = [...firstRooms()].filter(([file]) => !file.endsWith('/text/badges.ts'));
    const asked = rooms.flatMap(([, text]) => [
      ...text.matchAll(new RegExp(`['\`](?:${late.join('|')})\\.[\\w.]*(?:\\$\\{|['\`])`, 'g')),
    ]);
    const said = asked.map(([key]) => key.slice(1, -1)).filter((key) => key.endsWith('$') || has(key));
    expect(late.length).toBeGreaterThan(10);
    expect(said).toEqual([]);
  });

  it('has all sentences fetched with whatever comes later', () => {
    const rooms = firstRooms();
    const later = [...rooms].flatMap(([file, text]) =>
      [...text.matchAll(/(\w*\()?import\('(\.[^']+)'\)/g)]
        .filter(([, call, path = '']) => call !== 'withSentences(' && !rooms.has(resolve(file, '..', path)))
        .filter(([, , path = '']) => !isSilent(resolve(file, '..', path)))
        .map(([, , path]) => path),
    );
    expect(rooms.size).toBeGreaterThan(80);
    expect(later.filter((path) => !path?.match(/^\.\/\w\w\/(first|later|data)\.ts$/))).toEqual([]);
  });

  it('names every command of the keyboard map and of the palette', () => {
    const ids = [...bindings.map(({ id }) => id), ...keyless];
    expect(ids.filter((id) => !has(`keyboard.commands.${id}`))).toEqual([]);
  });

  it('has both forms wherever it counts', () => {
    expect([...known].filter((key) => key.endsWith('_one') && !known.has(key.replace(/_one$/, '_other')))).toEqual([]);
  });
});

const t = (key: string, values: Record<string, unknown> = {}) =>
  `${key}${Object.keys(values).length > 0 ? ` ${Object.values(values).join(' ')}` : ''}`;
const formatAt = (now: string) =>
  createFormat({ locale: 'en-GB', zone: 'Europe/Berlin', dayStartsAt: '04:00', now: new Date(now), t });

describe('dates as people read them', () => {
  const format = formatAt('2026-11-23T11:00:00Z');

  it('names near days, then weekdays, then dates', () => {
    expect(
      ['2026-11-23', '2026-11-24', '2026-11-22', '2026-11-27', '2026-12-24', '2027-01-02'].map(format.day),
    ).toEqual(['time.today', 'time.tomorrow', 'time.yesterday', 'Friday', '24 Dec', '2 Jan 2027']);
  });

  it('leaves the time out when something is due at the end of a day', () => {
    expect(format.due('2026-11-23T22:59:00Z')).toBe('time.today');
    expect(format.due('2026-11-23T13:00:00Z')).toBe('time.dayAt time.today 14:00');
  });

  it('reads minutes as hours where there are any', () => {
    expect([45, 60, 135].map(format.minutes)).toEqual(['time.minutes 45', 'time.hours 1', 'time.hoursMinutes 2 15']);
  });

  it.each([
    ['2026-11-23T23:30:00Z', '2026-11-23', 'time.today'],
    ['2026-11-24T02:59:00Z', '2026-11-23', 'time.today'],
    ['2026-11-24T03:00:00Z', '2026-11-24', 'time.yesterday'],
  ])('at %s it is %s, and Monday is %s', (now, today, monday) => {
    const night = formatAt(now);
    expect(night.today).toBe(today);
    expect(night.day('2026-11-23')).toBe(monday);
    expect(night.due('2026-11-23T22:59:00Z')).toBe(monday);
  });

  it('what is due in the night belongs to the day that ends with it', () => {
    expect(format.due('2026-11-24T00:30:00Z')).toBe('time.tonightAt 01:30');
    expect(format.due('2026-11-25T00:30:00Z')).toBe('time.nightAt time.tomorrow 01:30');
    expect(format.due('2026-11-24T02:59:00Z')).toBe('time.today');
  });

  it.each([
    ['2026-11-24T10:30:00Z', 'time.in time.hoursMinutes 23 30'],
    ['2026-11-24T22:59:00Z', 'time.inDays 1'],
    ['2026-11-26T00:30:00Z', 'time.inDays 2'],
    ['2026-11-22T05:00:00Z', 'time.daysAgo 1'],
    ['2026-11-21T23:30:00Z', 'time.daysAgo 2'],
    ['2026-11-20T08:00:00Z', 'time.daysAgo 3'],
  ])('counts the days to %s as the calendar does: %s', (instant, said) => {
    expect(format.relative(instant)).toBe(said);
  });

  it('says a repetition in words, and the rule where words do not reach', () => {
    const say = (rule: string) => recurrenceText(rule, format, t as never);
    expect(say('FREQ=WEEKLY;BYDAY=MO')).toBe('repeat.on Mon');
    expect(say('FREQ=DAILY;INTERVAL=3')).toBe('repeat.daily 3');
    expect(say('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR')).toBe('repeat.workdays');
    expect(say('FREQ=WEEKLY;INTERVAL=2;BYDAY=TH')).toBe('repeat.weeklyOn 2 Thu');
    expect(say('FREQ=MONTHLY;BYMONTHDAY=-1')).toBe('repeat.monthlyOn 1 repeat.lastDay');
    expect(say('FREQ=MONTHLY;BYDAY=1MO')).toBe('repeat.monthlyOn 1 repeat.nthWeekday repeat.nth.1 Mon');
    expect(say('FREQ=WEEKLY;X-FROM=COMPLETION')).toBe('repeat.after.weekly 1');
    expect(say('FREQ=DAILY;COUNT=4')).toBe('repeat.times repeat.daily 1 4');
    expect(say('FREQ=DAILY;UNTIL=20261231')).toBe('repeat.until repeat.daily 1 31 Dec');
    expect(say('FREQ=YEARLY;BYMONTH=3')).toBe('FREQ=YEARLY;BYMONTH=3');
  });
});
