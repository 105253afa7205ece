import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quickLanguages } from '../quick-marks.ts';
import { parseQuickAdd } from './parse-quick-add.ts';

/** A Tuesday, ten in the morning. */
const NOW = new Date('2026-11-24T10:00:00Z');
const parse = (text: string, more: Partial<Parameters<typeof parseQuickAdd>[1]> = {}) =>
  parseQuickAdd(text, { now: NOW, timeZone: 'UTC', dayStartsAt: '00:00', ...more });
const due = (text: string, timeZone = 'UTC', now = NOW, dayStartsAt = '00:00') =>
  parseQuickAdd(text, { now, timeZone, dayStartsAt })
    .dueAt?.replace(/:00\.000Z$/, '')
    .replace('T', ' ') ?? null;

describe('projects', () => {
  const projects = ['House', 'House (new)', 'C++', '5'].map((name) => ({ id: name, name }));
  it.each([
    ['Paint +house', 'Paint', 'House'],
    ['+House paint tomorrow', 'paint', 'House'],
    ['Paint +house (NEW), then rest', 'Paint, then rest', 'House (new)'],
    ['Read +c++ chapter', 'Read chapter', 'C++'],
    ['Paint +house +5', 'Paint +5', 'House'],
    ['Buy milk +2', 'Buy milk +2', null],
    ['Paint +houses', 'Paint +houses', null],
    ['Paint 2+house', 'Paint 2+house', null],
    ['Paint + house', 'Paint + house', null],
  ])('%s', (text, title, projectId) => {
    expect(parse(text, { projects })).toMatchObject({ title, projectId });
  });

  it('a dismissed one stays text, and none is known without a list', () => {
    expect(parse('Paint +house', { projects, ignore: [{ start: 6, end: 12 }] }).projectId).toBeNull();
    expect(parse('Paint +house').title).toBe('Paint +house');
  });
});

describe('a project that is not there', () => {
  const projects = ['House', 'Summer house'].map((name) => ({ id: name, name }));
  const read = (text: string, more = {}) => {
    const { title, projectId, newProject } = parse(text, { projects, makesProject: true, ...more });
    return [title, newProject ?? projectId];
  };
  it.each([
    ['Sand +Boat', 'Sand', 'Boat'],
    ['Sand +boat tomorrow #work', 'Sand', 'boat'],
    ['Sand +Boat, then oil it', 'Sand, then oil it', 'Boat'],
    ['+Boat sand the deck', 'sand the deck', 'Boat'],
    ['Read +C++ (+Boat)', 'Read (+Boat)', 'C++'],
    ['Sand +"Boat  yard" friday', 'Sand', 'Boat yard'],
    ['Mähen +„Omas Garten“', 'Mähen', 'Omas Garten'],
    ['Tondre +«Le jardin» !high', 'Tondre', 'Le jardin'],
    ['Plan +"Trip tomorrow"', 'Plan', 'Trip tomorrow'],
    ['Plan +"2027 budget"', 'Plan', '2027 budget'],
    // What is there is meant, in whatever place and however it is written.
    ['Paint +"summer HOUSE"', 'Paint', 'Summer house'],
    ['C +Plus +house', 'C +Plus', 'House'],
    ['Paint +Boat +Yard', 'Paint +Yard', 'Boat'],
    ['Paint +houses', 'Paint', 'houses'],
  ])('%s', (text, title, project) => {
    expect(read(text)).toEqual([title, project]);
  });

  it.each([
    'A +1 for Bob',
    'Call +49 171 2345678',
    'Call +491712345678',
    'Buy milk +2l',
    'C+Plus',
    'Sand + oil',
    'Sand +',
    'Sand +"Boat',
    'Sand +"12"',
    'Sand +""',
    'Sand +"Boat"yard',
    `Sand +"${'x'.repeat(81)}"`,
    'Sand +Bo\u202Eat',
  ])('stays text in %s', (text) => {
    expect(read(text)).toEqual([text, null]);
  });

  it('says where it stands, stays text when it is dismissed, and is nothing where none is made', () => {
    expect(parse('Sand +"Boat  yard"', { projects, makesProject: true }).spans).toEqual([
      { start: 5, end: 18, text: '+"Boat  yard"', field: 'newProject', value: 'Boat yard' },
    ]);
    expect(read('Sand +Boat', { ignore: [{ start: 5, end: 10 }] })).toEqual(['Sand +Boat', null]);
    expect(read('C +Plus +Study', { ignore: [{ start: 2, end: 7 }] })).toEqual(['C +Plus', 'Study']);
    expect(read('Sand +Boat', { makesProject: false })).toEqual(['Sand +Boat', null]);
    expect(read('Paint +"Summer house"', { makesProject: false })).toEqual(['Paint', 'Summer house']);
  });
});

it.each([
  ['Call Ana tomorrow or friday', ['friday']],
  ['Call Ana on friday 5pm, else on 31 dec', ['on 31 dec']],
  ['Call Ana in 2 hours, friday', ['friday']],
  ['Call Ana friday 27 nov', []],
  ['Call Ana tomorrow', []],
  ['Gym every monday, every friday', ['every friday']],
])('tells which days of “%s” were not taken', (text, texts) => {
  const { passedOver } = parse(text);
  expect(passedOver.map((piece) => piece.text)).toEqual(texts);
  for (const { start, end, text: piece } of passedOver) expect(text.slice(start, end)).toBe(piece);
});

describe('days', () => {
  it('reads labels that only a comma divides', () => {
    expect(parse('Buy #shop,#food milk, eggs #home, #now')).toMatchObject({
      title: 'Buy milk, eggs',
      labels: ['shop', 'food', 'home', 'now'],
    });
    expect(parse('See #q12,#q13 and x#y')).toMatchObject({ labels: ['q12', 'q13'], title: 'See and x#y' });
  });

  it.each([
    ['re: #42 is broken', 're: #42 is broken', []],
    ['Fix #42', 'Fix #42', []],
    ['Fix #42, #43,#44. (#45)', 'Fix #42, #43,#44. (#45)', []],
    ['Fix #42 tomorrow #work', 'Fix #42', ['work']],
    ['Plan #2027q1 #90s #v2', 'Plan', ['2027q1', '90s', 'v2']],
  ])('a number behind # is that of an issue: %s', (text, title, labels) => {
    expect(parse(text)).toMatchObject({ title, labels });
  });

  it.each([
    ['Pay rent today', 'Pay rent', '2026-11-24 23:59'],
    ['Pay rent tomorrow', 'Pay rent', '2026-11-25 23:59'],
    ['Pay rent the day after tomorrow', 'Pay rent', '2026-11-26 23:59'],
    ["Prepare tomorrow's meeting", 'Prepare meeting', '2026-11-25 23:59'],
    ['Call Ana on friday', 'Call Ana', '2026-11-27 23:59'],
    ['Call Ana on tuesday', 'Call Ana', '2026-12-01 23:59'],
    ['Call Ana this tuesday', 'Call Ana', '2026-11-24 23:59'],
    ['Call Ana next friday', 'Call Ana', '2026-12-04 23:59'],
    ['Call Ana next monday', 'Call Ana', '2026-11-30 23:59'],
    ['Report due thu', 'Report', '2026-11-26 23:59'],
    ['Buy sun cream', 'Buy sun cream', null],
    ['Report by sun', 'Report', '2026-11-29 23:59'],
    ['Slides friday next week', 'Slides', '2026-12-04 23:59'],
    ['Slides next week on friday', 'Slides', '2026-12-04 23:59'],
    ['Slides a week from friday', 'Slides', '2026-12-04 23:59'],
    ['Slides two weeks from now', 'Slides', '2026-12-08 23:59'],
    ['Slides next week', 'Slides', '2026-11-30 23:59'],
    ['Slides this week', 'Slides', '2026-11-29 23:59'],
    ['Slides this weekend', 'Slides', '2026-11-28 23:59'],
    ['Clean up on the weekend', 'Clean up', '2026-11-28 23:59'],
    ['Plan the weekend trip', 'Plan the weekend trip', null],
    ['Taxes next month', 'Taxes', '2026-12-01 23:59'],
    ['Taxes by end of month', 'Taxes', '2026-11-30 23:59'],
    ['Taxes end of next month', 'Taxes', '2026-12-31 23:59'],
    ['Renew passport in january', 'Renew passport', '2027-01-31 23:59'],
    ['March for science', 'March for science', null],
    ['Party on december 24', 'Party', '2026-12-24 23:59'],
    ['Party 24 dec 2027', 'Party', '2027-12-24 23:59'],
    ['Party December 24th, 2027', 'Party', '2027-12-24 23:59'],
    ['Birthday april twenty', 'Birthday', '2027-04-20 23:59'],
    ['Birthday on the twelfth', 'Birthday', '2026-12-12 23:59'],
    ['Birthday twenty third february', 'Birthday', '2027-02-23 23:59'],
    ['Match on february 30', 'Match on february 30', null],
    ['Read the first draft', 'Read the first draft', null],
    ['Board the first monday of december', 'Board', '2026-12-07 23:59'],
    ['Invoice last day of the month', 'Invoice', '2026-11-30 23:59'],
    ['Meet thursday, november 26', 'Meet', '2026-11-26 23:59'],
    ['Ship 2026-12-01', 'Ship', '2026-12-01 23:59'],
    ['Ship 1.12.2026', 'Ship', '2026-12-01 23:59'],
    ['Ship by 12/1', 'Ship', '2026-12-01 23:59'],
    ['Water plants in 3 days', 'Water plants', '2026-11-27 23:59'],
    ['Look back in 9999 years', 'Look back in 9999 years', null],
    ['Follow up in two weeks', 'Follow up', '2026-12-08 23:59'],
    ['Party 24.12.', 'Party', '2026-12-24 23:59'],
    ['Party 24.12. 6pm', 'Party', '2026-12-24 18:00'],
    ['Party 03.05.', 'Party', '2027-05-03 23:59'],
    ['Party on 3.5.', 'Party', '2027-05-03 23:59'],
    ['Party 24.12.2027', 'Party', '2027-12-24 23:59'],
    ['Party 12/24', 'Party', '2026-12-24 23:59'],
    ['Party 12/24 at 6pm', 'Party', '2026-12-24 18:00'],
    ['12/24: party', 'party', '2026-12-24 23:59'],
    ['Paint +Boat 12/24 +Boat', 'Paint +Boat +Boat', '2026-12-24 23:59'],
    ['Party on 3/4', 'Party', '2027-03-04 23:59'],
    // What is as likely a part of a whole, a chapter, a version or a score stays.
    ['Read chapter 12/24', 'Read chapter 12/24', null],
    ['Read page 24.12.', 'Read page 24.12.', null],
    ['Upgrade to 3.5.', 'Upgrade to 3.5.', null],
    ['Fill it 3/4', 'Fill it 3/4', null],
    ['Add 12/24 cups', 'Add 12/24 cups', null],
    ['Support 24/7', 'Support 24/7', null],
    ['Release 24.12', 'Release 24.12', null],
    ['mon amour', 'mon amour', null],
    ['Read the report from last friday', 'Read the report from last friday', null],
  ])('%s', (text, title, at) => {
    expect([parse(text).title, due(text)]).toEqual([title, at]);
  });
});

describe('times', () => {
  it.each([
    ['Write report tomorrow 5pm', 'Write report', '2026-11-25 17:00'],
    ['Write report tomorrow at 17:30', 'Write report', '2026-11-25 17:30'],
    ['Call 3pm', 'Call', '2026-11-24 15:00'],
    ['Call at 9:30', 'Call', '2026-11-24 21:30'],
    ['Call at 09:30', 'Call', '2026-11-25 09:30'],
    ['Call friday at five', 'Call', '2026-11-27 17:00'],
    ['Call friday at 9', 'Call', '2026-11-27 09:00'],
    ['Alarm five am', 'Alarm', '2026-11-25 05:00'],
    ['Alarm seven thirty', 'Alarm', '2026-11-24 19:30'],
    ['Alarm at half past six', 'Alarm', '2026-11-24 18:30'],
    ['Alarm quarter to seven am', 'Alarm', '2026-11-25 06:45'],
    ['Train at eight hundred pm', 'Train', '2026-11-24 20:00'],
    ['Lunch tomorrow at noon', 'Lunch', '2026-11-25 12:00'],
    ['Run tomorrow morning', 'Run', '2026-11-25 09:00'],
    ['Dinner friday evening', 'Dinner', '2026-11-27 18:00'],
    ['Movie tonight', 'Movie', '2026-11-24 20:00'],
    ['Run tomorrow morning at six', 'Run', '2026-11-25 06:00'],
    ['Catch the train friday at five in the morning', 'Catch the train', '2026-11-27 05:00'],
    ['Meeting friday 9-10am', 'Meeting', '2026-11-27 09:00'],
    ['Meeting friday from 11 to 1pm', 'Meeting', '2026-11-27 11:00'],
    ['Stretch in 30 minutes', 'Stretch', '2026-11-24 10:30'],
    ['Stretch in an hour', 'Stretch', '2026-11-24 11:00'],
    ['Stretch in half an hour', 'Stretch', '2026-11-24 10:30'],
    ['Call in 2h', 'Call', '2026-11-24 12:00'],
    ['Talk at 11-12', 'Talk', '2026-11-24 11:00'],
    ['Party (due 2026-12-24T17:00)', 'Party', '2026-12-24 17:00'],
    ['Due: friday 5pm', 'Due: friday 5pm', '2026-11-27 17:00'],
    ['Submit by eod', 'Submit', '2026-11-24 23:59'],
    ['Call between five and six pm', 'Call', '2026-11-24 17:00'],
    ['Alarm 630 am', 'Alarm', '2026-11-25 06:30'],
    ['Alarm 7 45 pm', 'Alarm', '2026-11-24 19:45'],
    ['Wake up 8 in the morning', 'Wake up', '2026-11-25 08:00'],
    ['Set an alarm for seven', 'Set an alarm', '2026-11-24 19:00'],
    ['Set a timer for ten minutes', 'Set a timer', '2026-11-24 10:10'],
    ['Book a table for two', 'Book a table for two', null],
    ['Read chapter 5', 'Read chapter 5', null],
    ['Meet at five points', 'Meet at five points', null],
    ['Feed five to ten people', 'Feed five to ten people', null],
    ['Night shift plan', 'Night shift plan', null],
    ['Fix bug 404', 'Fix bug 404', null],
  ])('%s', (text, title, at) => {
    expect([parse(text).title, due(text)]).toEqual([title, at]);
  });
});

describe('daylight saving and zones', () => {
  const berlin = 'Europe/Berlin';
  const newYork = 'America/New_York';
  it.each([
    ['the time of the zone', 'Call tomorrow 9am', berlin, '2026-11-24T10:00:00Z', '2026-11-25 08:00'],
    ['the day of the zone', 'Call today', newYork, '2026-11-24T03:00:00Z', '2026-11-24 04:59'],
    ['summer time on the day it begins', 'Call sunday 9am', berlin, '2026-03-27T10:00:00Z', '2026-03-29 07:00'],
    ['a time that is skipped', 'Call sunday 2:30 am', berlin, '2026-03-27T10:00:00Z', '2026-03-29 01:30'],
    [
      'a time that comes twice means the first',
      'Call sunday 2:30 am',
      berlin,
      '2026-10-23T10:00:00Z',
      '2026-10-25 00:30',
    ],
    ['hours across the change are hours', 'Call in 3 hours', berlin, '2026-03-29T00:30:00Z', '2026-03-29 03:30'],
    [
      'days across the change keep the clock',
      'Call in 2 days at 9am',
      berlin,
      '2026-03-28T10:00:00Z',
      '2026-03-30 07:00',
    ],
    ['the end of a day with 25 hours', 'Call sunday', newYork, '2026-10-30T10:00:00Z', '2026-11-02 04:59'],
  ])('%s', (_, text, zone, now, at) => {
    expect(due(text, zone, new Date(now))).toBe(at);
  });
});

describe('what repeats', () => {
  it.each([
    ['Stand-up every day at 9:15 am', 'Stand-up', 'FREQ=DAILY', '2026-11-25 09:15'],
    [
      'Water plants every tuesday thursday and saturday',
      'Water plants',
      'FREQ=WEEKLY;BYDAY=TU,TH,SA',
      '2026-11-24 23:59',
    ],
    ['Church on sundays for eleven am', 'Church', 'FREQ=WEEKLY;BYDAY=SU', '2026-11-29 11:00'],
    ['Review every 2 weeks', 'Review', 'FREQ=WEEKLY;INTERVAL=2', '2026-11-24 23:59'],
    ['Rent the 1st of every month', 'Rent', 'FREQ=MONTHLY;BYMONTHDAY=1', '2026-12-01 23:59'],
    ['Rent on the 1st every month #home', 'Rent', 'FREQ=MONTHLY;BYMONTHDAY=1', '2026-12-01 23:59'],
    ['Rent every 1st', 'Rent', 'FREQ=MONTHLY;BYMONTHDAY=1', '2026-12-01 23:59'],
    ['Rent every 15th of the month at 9am', 'Rent', 'FREQ=MONTHLY;BYMONTHDAY=15', '2026-12-15 09:00'],
    ['Count every 5th car', 'Count every 5th car', null, null],
    ['Rent monthly', 'Rent', 'FREQ=MONTHLY', '2026-11-24 23:59'],
    ['Swim once a week', 'Swim', 'FREQ=WEEKLY', '2026-11-24 23:59'],
    ['Swim 3 times a week', 'Swim', 'FREQ=WEEKLY;X-TIMES=3', null],
    ['Swim three times per week for fun', 'Swim for fun', 'FREQ=WEEKLY;X-TIMES=3', null],
    ['3x per week swim', 'swim', 'FREQ=WEEKLY;X-TIMES=3', null],
    ['Swim 3x/week #sport', 'Swim', 'FREQ=WEEKLY;X-TIMES=3', null],
    ['Swim 2 x weekly', 'Swim', 'FREQ=WEEKLY;X-TIMES=2', null],
    ['Pills twice a day', 'Pills', 'FREQ=DAILY;X-TIMES=2', null],
    ['Call mum 4 times a month tomorrow at 5pm', 'Call mum', 'FREQ=MONTHLY;X-TIMES=4', '2026-11-25 17:00'],
    ['Swim 1 time a week', 'Swim', 'FREQ=WEEKLY', '2026-11-24 23:59'],
    ['Say it 3 times', 'Say it 3 times', null, null],
    ['Say it 3 times a sentence', 'Say it 3 times a sentence', null, null],
    ['Visit twice a year', 'Visit twice a year', null, null],
    ['Check 100 times a day', 'Check 100 times a day', null, null],
    ['Swim on weekends', 'Swim', 'FREQ=WEEKLY;BYDAY=SA,SU', '2026-11-28 23:59'],
    ['Rent the last day of every month', 'Rent', 'FREQ=MONTHLY;BYMONTHDAY=-1', '2026-11-30 23:59'],
    ['Rent every month on the last day', 'Rent', 'FREQ=MONTHLY;BYMONTHDAY=-1', '2026-11-30 23:59'],
    ['Standup every weekday at 9:30', 'Standup', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2026-11-25 09:30'],
    ['Pills every day at 8', 'Pills', 'FREQ=DAILY', '2026-11-25 08:00'],
    ['Swim every month on the fifth', 'Swim', 'FREQ=MONTHLY', '2026-12-05 23:59'],
    ['Swim seven days a week', 'Swim', 'FREQ=DAILY', '2026-11-24 23:59'],
    ['Set a monthly reminder for rent', 'Set a reminder for rent', 'FREQ=MONTHLY', '2026-11-24 23:59'],
    ['Write weekly report', 'Write weekly report', null, null],
    ['Run every morning', 'Run', 'FREQ=DAILY', '2026-11-25 09:00'],
    ['Gym mon wed fri', 'Gym', 'FREQ=WEEKLY;BYDAY=MO,WE,FR', '2026-11-25 23:59'],
    ['Gym every mon wed fri at 7:30 am', 'Gym', 'FREQ=WEEKLY;BYDAY=MO,WE,FR', '2026-11-25 07:30'],
    ['Gym tue, thu', 'Gym', 'FREQ=WEEKLY;BYDAY=TU,TH', '2026-11-24 23:59'],
    ['Tue thu gym', 'gym', 'FREQ=WEEKLY;BYDAY=TU,TH', '2026-11-24 23:59'],
    ['Swap mon wed shifts', 'Swap mon wed shifts', null, null],
    ['Review every last friday', 'Review', 'FREQ=MONTHLY;BYDAY=-1FR', '2026-11-27 23:59'],
    ['Review every last friday of the month 3pm', 'Review', 'FREQ=MONTHLY;BYDAY=-1FR', '2026-11-27 15:00'],
    ['Review the last friday of every month', 'Review', 'FREQ=MONTHLY;BYDAY=-1FR', '2026-11-27 23:59'],
    ['Review every first monday', 'Review', 'FREQ=MONTHLY;BYDAY=1MO', '2026-12-07 23:59'],
    ['Review every third tue', 'Review', 'FREQ=MONTHLY;BYDAY=3TU', '2026-12-15 23:59'],
    ['Review every second tuesday', 'Review', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', '2026-11-24 23:59'],
    ['Review every second tuesday of the month', 'Review', 'FREQ=MONTHLY;BYDAY=2TU', '2026-12-08 23:59'],
    ['Rent every last day of the month', 'Rent', 'FREQ=MONTHLY;BYMONTHDAY=-1', '2026-11-30 23:59'],
    ['Plan every weekday', 'Plan', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2026-11-24 23:59'],
    ['Plan every day', 'Plan', 'FREQ=DAILY', '2026-11-24 23:59'],
    ['Plan every monday', 'Plan', 'FREQ=WEEKLY;BYDAY=MO', '2026-11-30 23:59'],
    // A rhythm that names no day begins today, or one step later when its hour is over.
    ['Water every 3 days', 'Water', 'FREQ=DAILY;INTERVAL=3', '2026-11-24 23:59'],
    ['Water every 3 days at 6pm', 'Water', 'FREQ=DAILY;INTERVAL=3', '2026-11-24 18:00'],
    ['Water every 3 days at 8am', 'Water', 'FREQ=DAILY;INTERVAL=3', '2026-11-25 08:00'],
    ['Water every other day', 'Water', 'FREQ=DAILY;INTERVAL=2', '2026-11-24 23:59'],
    ['Water every 3 days from friday', 'Water', 'FREQ=DAILY;INTERVAL=3', '2026-11-27 23:59'],
    // From when it was done, in the words that people have for it.
    ['Water every 3 days from completion', 'Water', 'FREQ=DAILY;INTERVAL=3;X-FROM=COMPLETION', '2026-11-24 23:59'],
    [
      'Water every 3 days after completion at 8am',
      'Water',
      'FREQ=DAILY;INTERVAL=3;X-FROM=COMPLETION',
      '2026-11-25 08:00',
    ],
    ['Water every week from when it is done #home', 'Water', 'FREQ=WEEKLY;X-FROM=COMPLETION', '2026-11-24 23:59'],
    ["Water weekly from when it's done", 'Water', 'FREQ=WEEKLY;X-FROM=COMPLETION', '2026-11-24 23:59'],
    [
      'Change filter every 3 months after it was done',
      'Change filter',
      'FREQ=MONTHLY;INTERVAL=3;X-FROM=COMPLETION',
      '2026-11-24 23:59',
    ],
    ['Water every 3 days when done', 'Water', 'FREQ=DAILY;INTERVAL=3;X-FROM=COMPLETION', '2026-11-24 23:59'],
    [
      'Report every week after completion of the sprint',
      'Report after completion of the sprint',
      'FREQ=WEEKLY',
      '2026-11-24 23:59',
    ],
    ['Swim 3 times a week from completion', 'Swim from completion', 'FREQ=WEEKLY;X-TIMES=3', null],
    ['Write the report from completion', 'Write the report from completion', null, null],
    ['Review every week', 'Review', 'FREQ=WEEKLY', '2026-11-24 23:59'],
    ['Review every 2 weeks at 8am', 'Review', 'FREQ=WEEKLY;INTERVAL=2', '2026-12-01 08:00'],
    ['Rent every month', 'Rent', 'FREQ=MONTHLY', '2026-11-24 23:59'],
    ['Rent every 3 months at 8am', 'Rent', 'FREQ=MONTHLY;INTERVAL=3', '2026-12-24 08:00'],
    ['Taxes every year', 'Taxes', 'FREQ=YEARLY', '2026-11-24 23:59'],
    ['Taxes yearly at 8am', 'Taxes', 'FREQ=YEARLY', '2027-11-24 08:00'],
    ['Rest every 999 days', 'Rest', 'FREQ=DAILY;INTERVAL=999', '2026-11-24 23:59'],
    // No rule goes that far.
    ['Party every 1000 years', 'Party every 1000 years', null, null],
  ])('%s', (text, title, recurrence, at) => {
    expect([parse(text).title, parse(text).recurrence, due(text)]).toEqual([title, recurrence, at]);
  });

  it('a month on from its last day is the last day of a shorter one', () => {
    expect(due('Rent monthly at 8am', 'UTC', new Date('2027-01-31T10:00:00Z'))).toBe('2027-02-28 08:00');
  });

  it('counts so many times in weeks that begin as the person has them', () => {
    expect(parse('Swim 3 times a week', { weekStart: 'SU' }).recurrence).toBe('FREQ=WEEKLY;WKST=SU;X-TIMES=3');
    expect(parse('Swim 3 times a month', { weekStart: 'SU' }).recurrence).toBe('FREQ=MONTHLY;X-TIMES=3');
    expect(parse('Swim every week', { weekStart: 'SU' }).recurrence).toBe('FREQ=WEEKLY');
  });
});

describe('until when it repeats', () => {
  const rule = (text: string, more = {}) => parse(text, more).recurrence;
  it.each([
    ['Water it every 3 days until 1 Jan', 'Water it', 'FREQ=DAILY;INTERVAL=3;UNTIL=20270101', '2026-11-24 23:59'],
    ['Water it every 3 days until Jan 1 2028', 'Water it', 'FREQ=DAILY;INTERVAL=3;UNTIL=20280101', '2026-11-24 23:59'],
    ['Until 1 Jan water it every 3 days', 'water it', 'FREQ=DAILY;INTERVAL=3;UNTIL=20270101', '2026-11-24 23:59'],
    ['Water it every day at 8 until friday', 'Water it', 'FREQ=DAILY;UNTIL=20261127', '2026-11-25 08:00'],
    ['Water it every day until the end of the year', 'Water it', 'FREQ=DAILY;UNTIL=20261231', '2026-11-24 23:59'],
    ['Gym every monday till Friday, 1 Jan', 'Gym', 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20270101', '2026-11-30 23:59'],
    ['Gym daily from 1 Dec until 24 Dec', 'Gym', 'FREQ=DAILY;UNTIL=20261224', '2026-12-01 23:59'],
    ['Gym 3 times a week until 1 Jan', 'Gym', 'FREQ=WEEKLY;X-TIMES=3;UNTIL=20270101', null],
    ['Gym daily until today', 'Gym', 'FREQ=DAILY;UNTIL=20261124', '2026-11-24 23:59'],
    [
      'Dust every 2 weeks from completion until 1 Jan',
      'Dust',
      'FREQ=WEEKLY;INTERVAL=2;UNTIL=20270101;X-FROM=COMPLETION',
      '2026-11-24 23:59',
    ],
    // An end before its first day is none, and a day of the week behind one of the week is no end.
    ['Gym every monday until tomorrow', 'Gym until tomorrow', 'FREQ=WEEKLY;BYDAY=MO', '2026-11-30 23:59'],
    ['Gym every monday until friday', 'Gym', 'FREQ=WEEKLY;BYDAY=MO', '2026-11-27 23:59'],
    // Without a rhythm it is due then.
    ['Read until 1 Jan', 'Read', null, '2027-01-01 23:59'],
    ['Read every day until 5pm', 'Read', 'FREQ=DAILY', '2026-11-24 17:00'],
  ])('%s', (text, title, recurrence, at) => {
    expect([parse(text).title, rule(text), due(text)]).toEqual([title, recurrence, at]);
  });

  it('is said of both pieces, and of a day that is no end it is said that it stays', () => {
    const value = 'FREQ=DAILY;INTERVAL=3;UNTIL=20270101';
    expect(parse('Water every 3 days until 1 Jan').spans).toEqual([
      { start: 6, end: 18, text: 'every 3 days', field: 'recurrence', value },
      { start: 19, end: 30, text: 'until 1 Jan', field: 'recurrence', value },
    ]);
    expect(parse('Gym every monday until tomorrow').passedOver).toEqual([
      { start: 17, end: 31, text: 'until tomorrow' },
    ]);
  });

  it('is a day where the person is', () => {
    const now = new Date('2026-11-24T23:30:00Z');
    expect(rule('Gym daily until today', { now, timeZone: 'Europe/Berlin' })).toBe('FREQ=DAILY;UNTIL=20261125');
  });
});

describe('from a time to another', () => {
  it.each([
    ['Meeting 3pm-4pm tomorrow', 'Meeting', '2026-11-25 15:00', 60],
    ['Meeting 15:00–16:30', 'Meeting', '2026-11-24 15:00', 90],
    ['Meeting 15:00 - 16:30', 'Meeting', '2026-11-24 15:00', 90],
    ['Meeting 3pm — 4pm', 'Meeting', '2026-11-24 15:00', 60],
    ['Meeting from 3 to 4pm', 'Meeting', '2026-11-24 15:00', 60],
    ['Meeting from 3 to 4', 'Meeting', '2026-11-24 15:00', 60],
    ['Meeting between five and half past six pm', 'Meeting', '2026-11-24 17:00', 90],
    ['Work 9-5pm tomorrow', 'Work', '2026-11-25 09:00', 480],
    ['Work tomorrow 9-9pm', 'Work', '2026-11-25 09:00', 720],
    ['Meeting tomorrow evening from 7 to 9', 'Meeting', '2026-11-25 19:00', 120],
    ['Meeting 11am-2', 'Meeting', '2026-11-24 11:00', 180],
    ['Read from 9 to noon tomorrow', 'Read', '2026-11-25 09:00', 180],
    ['Read 7-8am every day', 'Read', '2026-11-25 07:00', 60],
    // Over midnight.
    ['Party 10pm-2am', 'Party', '2026-11-24 22:00', 240],
    ['Party 22:00-6:00', 'Party', '2026-11-24 22:00', 480],
    ['Party from 10 to 2am', 'Party', '2026-11-24 22:00', 240],
    ['Party from 9pm to midnight', 'Party', '2026-11-24 21:00', 180],
    ['Party 21:00-24:00', 'Party', '2026-11-24 21:00', 180],
    // What is written of its length counts.
    ['Meeting 3pm-4pm ~30m', 'Meeting', '2026-11-24 15:00', 30],
    ['Meeting 3pm-4pm for 45 min', 'Meeting', '2026-11-24 15:00', 45],
    ['Meeting 3pm-3pm', 'Meeting', '2026-11-24 15:00', null],
    ['Meeting 3pm', 'Meeting', '2026-11-24 15:00', null],
    ['Read pages 3-4', 'Read pages 3-4', null, null],
  ])('%s', (text, title, at, minutes) => {
    expect([parse(text).title, due(text), parse(text).estimateMinutes]).toEqual([title, at, minutes]);
  });

  it('says of each piece what it means, so that either can be taken away', () => {
    const value = '2026-11-24T15:00:00.000Z';
    expect(parse('Meet from 3pm to 4pm').spans).toEqual([
      { start: 5, end: 13, text: 'from 3pm', field: 'dueAt', value },
      { start: 14, end: 20, text: 'to 4pm', field: 'estimateMinutes', value: 60 },
    ]);
    expect(parse('Meet 3pm-4pm').spans).toEqual([
      { start: 5, end: 8, text: '3pm', field: 'dueAt', value },
      { start: 8, end: 12, text: '-4pm', field: 'estimateMinutes', value: 60 },
    ]);
    expect(parse('Meet 3pm-4pm ~5m').spans.map(({ text }) => text)).toEqual(['3pm-4pm', '~5m']);
    expect(parse('Meet 3pm-4pm', { ignore: [{ start: 8, end: 12 }] })).toMatchObject({
      title: 'Meet -4pm',
      dueAt: value,
      estimateMinutes: null,
    });
  });
});

describe('marks', () => {
  it('the line of the contract', () => {
    expect(parse('Write report tomorrow 5pm #work !high ~45m')).toEqual({
      title: 'Write report',
      dueAt: '2026-11-25T17:00:00.000Z',
      scheduledFor: null,
      estimateMinutes: 45,
      labels: ['work'],
      priority: 'high',
      difficulty: 'medium',
      projectId: null,
      recurrence: null,
      newProject: null,
      passedOver: [],
      spans: [
        { start: 13, end: 21, text: 'tomorrow', field: 'dueAt', value: '2026-11-25T17:00:00.000Z' },
        { start: 22, end: 25, text: '5pm', field: 'dueAt', value: '2026-11-25T17:00:00.000Z' },
        { start: 26, end: 31, text: '#work', field: 'labels', value: 'work' },
        { start: 32, end: 37, text: '!high', field: 'priority', value: 'high' },
        { start: 38, end: 42, text: '~45m', field: 'estimateMinutes', value: 45 },
      ],
    });
  });

  it.each([
    ['~45m', 45],
    ['~1h', 60],
    ['~1h30', 90],
    ['~1h30m', 90],
    ['~1.5h', 90],
    ['~1,5h', 90],
    ['~90 min', 90],
    ['~2 hours', 120],
    ['~45', null],
    ['~0m', null],
    ['a~45m', null],
  ])('estimate %s', (mark, minutes) => {
    expect(parse(`Read ${mark}`).estimateMinutes).toBe(minutes);
  });

  it.each([
    ['Write chapter 4 ~8h 10 Dec', 'Write chapter 4', 480, '2026-12-10 23:59'],
    ['Write ~8h 10 of December', 'Write', 480, '2026-12-10 23:59'],
    ['Write ~8h 10 Dec 2027', 'Write', 480, '2027-12-10 23:59'],
    ['Write ~8h 24.12.', 'Write', 480, '2026-12-24 23:59'],
    ['Write ~1h 15:30', 'Write', 60, '2026-11-24 15:30'],
    ['Write ~1h 9 pm', 'Write', 60, '2026-11-24 21:00'],
    ['Write ~1h 11 am', 'Write', 60, '2026-11-24 11:00'],
    ['Write ~1h 30', 'Write', 90, null],
    ['Write ~1h 30. Decide', 'Write. Decide', 90, null],
    ['Write ~1h 30 min 10 Dec', 'Write', 90, '2026-12-10 23:59'],
    ['Write ~1h 30, 10 Dec', 'Write', 90, '2026-12-10 23:59'],
    ['Write ~1h30 10 Dec', 'Write', 90, '2026-12-10 23:59'],
  ])('a day or a time keeps its number: %s', (text, title, estimateMinutes, at) => {
    expect([parse(text).title, parse(text).estimateMinutes, due(text)]).toEqual([title, estimateMinutes, at]);
  });

  it.each([
    ['Read for 30 min', 'Read', 30],
    ['Read 30 min', 'Read', 30],
    ['Read 30 mins tomorrow', 'Read', 30],
    ['Read for 30 min +Boat', 'Read +Boat', 30],
    ['30 min yoga', 'yoga', 30],
    ['Read for half an hour', 'Read', 30],
    ['Read for an hour #book', 'Read', 60],
    ['Meet at 3pm for 1.5 hours', 'Meet', 90],
    ['Run every day for 2 hours', 'Run', 120],
    ['Walk 1h', 'Walk', 60],
    ['Read ~45m for 30 min', 'Read for 30 min', 45],
    // Metres, days, the length of a thing, and what is still to come are no estimates.
    ['Swim 30m', 'Swim 30m', null],
    ['Stay for 2 days', 'Stay for 2 days', null],
    ['Watch the 30 min video', 'Watch the 30 min video', null],
    ['Buy a 30 min egg timer', 'Buy a 30 min egg timer', null],
    ['Stretch in 30 min', 'Stretch', null],
    ['Set a timer for ten minutes', 'Set a timer', null],
    ['15 minutes of fame', '15 minutes of fame', null],
  ])('%s', (text, title, minutes) => {
    expect(parse(text)).toMatchObject({ title, estimateMinutes: minutes });
  });

  it.each([
    ['!urgent', 'urgent'],
    ['!LOW', 'low'],
    ['!1', 'urgent'],
    ['p2', 'high'],
    ['P3', 'medium'],
    ['!4', 'low'],
    ['!5', 'none'],
    ['!highest', 'none'],
    ['iphone p2p', 'none'],
  ])('priority %s', (mark, priority) => {
    expect(parse(`Read ${mark}`).priority).toBe(priority);
  });

  it('difficulty, several labels, and punctuation around them', () => {
    expect(parse('Refactor *epic, #code/api #Ünïcode! (#code/api)')).toMatchObject({
      title: 'Refactor ! (#code/api)',
      difficulty: 'epic',
      labels: ['code/api', 'Ünïcode'],
    });
  });

  it('of two priorities the first counts and the second stays text', () => {
    expect(parse('Read !low !high')).toMatchObject({ title: 'Read !high', priority: 'low' });
  });
});

describe('no text is lost', () => {
  it('a second date stays in the title', () => {
    expect(parse('Move friday meeting to monday')).toMatchObject({
      title: 'Move meeting to monday',
      dueAt: '2026-11-27T23:59:00.000Z',
    });
  });

  it('a line of nothing but marks is its own title', () => {
    expect(parse('  tomorrow #home ')).toMatchObject({ title: 'tomorrow #home', labels: ['home'] });
  });

  it('what a person dismissed stays, at its place', () => {
    const text = 'Read Tomorrow and Tomorrow #book';
    expect(
      parse(text, {
        ignore: [
          { start: 5, end: 13 },
          { start: 18, end: 26 },
        ],
      }),
    ).toMatchObject({
      title: 'Read Tomorrow and Tomorrow',
      dueAt: null,
      labels: ['book'],
    });
    expect(parse(text, { ignore: [{ start: 27, end: 32 }] }).labels).toEqual([]);
    expect(
      parse('today', {
        ignore: [
          { start: 3, end: 900 },
          { start: 9, end: 2 },
        ],
      }).dueAt,
    ).toBeNull();
  });

  it('emoji and other scripts keep their places', () => {
    const text = '🚀 Запуск завтра tomorrow 🎉 #ок';
    const { title, spans } = parse(text);
    expect(title).toBe('🚀 Запуск завтра 🎉');
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['tomorrow', '#ок']);
  });

  it('for any line: spans are in order, apart, true to the text, and the rest is the title', () => {
    const piece = fc.constantFrom(
      ...'Montagabend|morgen|am|24.|Dezember|um|Uhr|jeden|Abend|halb|tomorrow|at|five|5pm|#a|#b|!high|~45m|*hard|every|monday|in|2|hours|the|twelfth|of|may|,|.|"|to|9-10am|next|week|noon|🚀|report|for|and|half|past|six|(|)|2027'.split(
        '|',
      ),
    );
    const lines = fc.array(fc.oneof({ weight: 9, arbitrary: piece }, fc.string({ unit: 'grapheme', maxLength: 6 })), {
      minLength: 1,
      maxLength: 14,
    });
    const ranges = fc.array(fc.record({ start: fc.nat(60), end: fc.nat(60) }), { maxLength: 2 });
    fc.assert(
      fc.property(lines, ranges, fc.constantFrom(...quickLanguages), (pieces, ignore, language) => {
        const text = pieces.join(' ');
        fc.pre(/\S/.test(text));
        const { spans, title } = parse(text, { ignore, language });
        let at = 0;
        let rest = '';
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(at);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.text).toBe(text.slice(span.start, span.end));
          for (const { start, end } of ignore)
            expect(Math.min(end, span.end) - Math.max(start, span.start)).toBeLessThanOrEqual(0);
          rest += text.slice(at, span.start);
          at = span.end;
        }
        rest += text.slice(at);
        const letters = (value: string) => value.match(/[\p{L}\p{N}]/gu)?.join('') ?? '';
        expect([letters(rest), letters(text)]).toContain(letters(title));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('words that every object of the language has', () => {
  it.each(['constructor', '__proto__'])('%s is a word like any other', (word) => {
    const lines = [
      'Fix W',
      'Fix W now',
      'every W',
      'every 2 W',
      'next W',
      'in 3 W',
      '3 times a W',
      'once a W',
      'W 5',
      'W W',
    ];
    for (const line of lines.map((each) => each.replaceAll('W', word)))
      for (const language of ['en', 'de'] as const)
        expect(parse(line, { language })).toMatchObject({ title: line, dueAt: null, recurrence: null, spans: [] });
  });
});

describe('in the night, before the day starts', () => {
  /** In Berlin it is Wednesday, half past midnight. */
  const night = new Date('2026-11-24T23:30:00Z');
  it.each([
    ['Pay rent today', '2026-11-25 02:59'],
    ['Pay rent tomorrow', '2026-11-25 22:59'],
    ['Call Ana tomorrow 9am', '2026-11-25 08:00'],
    ['Call Ana today 5pm', '2026-11-25 16:00'],
    ['Call Ana today at 2:00 am', '2026-11-25 01:00'],
    ['Call Ana 9am', '2026-11-25 08:00'],
    ['Call Ana on wednesday', '2026-11-25 22:59'],
  ])('%s', (text, at) => {
    expect(due(text, 'Europe/Berlin', night, '04:00')).toBe(at);
  });

  it.each([
    ['2026-11-25T02:59:00Z', '2026-11-25 22:59'],
    ['2026-11-25T03:00:00Z', '2026-11-26 22:59'],
  ])('tomorrow at %s', (now, at) => {
    expect(due('Pay rent tomorrow', 'Europe/Berlin', new Date(now), '04:00')).toBe(at);
  });
});
