import { describe, expect, it } from 'vitest';
import { parseQuickAdd } from './parse-quick-add.ts';

/** A Tuesday, ten in the morning. */
const NOW = new Date('2026-11-24T10:00:00Z');
const parse = (text: string, now = NOW) =>
  parseQuickAdd(text, { now, timeZone: 'UTC', dayStartsAt: '00:00', language: 'de' });
const due = (text: string) =>
  parse(text)
    .dueAt?.replace(/:00\.000Z$/, '')
    .replace('T', ' ') ?? null;

it.each(['Treffen am 31. Februar', 'Treffen am 31. Juni'])('%s is no day of another month', (text) => {
  expect(due(text)).toBeNull();
});

describe('days in German', () => {
  it.each([
    ['Miete zahlen heute', 'Miete zahlen', '2026-11-24 23:59'],
    ['Morgen Miete zahlen', 'Miete zahlen', '2026-11-25 23:59'],
    ['übermorgen Ana anrufen', 'Ana anrufen', '2026-11-26 23:59'],
    ['Ana am Freitag anrufen', 'Ana anrufen', '2026-11-27 23:59'],
    ['Ana anrufen bis Freitag', 'Ana anrufen', '2026-11-27 23:59'],
    ['Ana nächsten Montag anrufen', 'Ana anrufen', '2026-11-30 23:59'],
    ['Ana diesen Dienstag anrufen', 'Ana anrufen', '2026-11-24 23:59'],
    ['Ana kommenden Mittwoch', 'Ana', '2026-11-25 23:59'],
    ['Ana am Mi', 'Ana', '2026-11-25 23:59'],
    ['Ana Do 9 Uhr', 'Ana', '2026-11-26 09:00'],
    ['Ana bis So', 'Ana', '2026-11-29 23:59'],
    ['Folien nächste Woche', 'Folien', '2026-11-30 23:59'],
    ['Folien Freitag nächste Woche', 'Folien', '2026-12-04 23:59'],
    ['Am Wochenende aufräumen', 'aufräumen', '2026-11-28 23:59'],
    ['Steuern Ende des Monats', 'Steuern', '2026-11-30 23:59'],
    ['Steuern am letzten Tag des Monats', 'Steuern', '2026-11-30 23:59'],
    ['Steuern bis Ende Januar', 'Steuern', '2027-01-31 23:59'],
    ['Steuern nächsten Monat', 'Steuern', '2026-12-01 23:59'],
    ['Im März verreisen', 'verreisen', '2027-03-31 23:59'],
    ['Blumen gießen in 3 Tagen', 'Blumen gießen', '2026-11-27 23:59'],
    ['In zwei Wochen nachfragen', 'nachfragen', '2026-12-08 23:59'],
    ['In einem Monat nachfragen', 'nachfragen', '2026-12-24 23:59'],
    ['Feier am 24. Dezember', 'Feier', '2026-12-24 23:59'],
    ['Feier 24. Dezember 2027', 'Feier', '2027-12-24 23:59'],
    ['Feier 3. März', 'Feier', '2027-03-03 23:59'],
    ['Feier 24.12.', 'Feier', '2026-12-24 23:59'],
    ['Feier am 24.12', 'Feier', '2026-12-24 23:59'],
    ['Feier 3.5. um 18 Uhr', 'Feier', '2027-05-03 18:00'],
    ['Feier 24.12.2027', 'Feier', '2027-12-24 23:59'],
    ['Feier am 24.12.27', 'Feier', '2027-12-24 23:59'],
    ['Feier 24/12', 'Feier', '2026-12-24 23:59'],
    ['Miete am 15. zahlen', 'Miete zahlen', '2026-12-15 23:59'],
    ['Miete am 3. zahlen', 'Miete zahlen', '2026-12-03 23:59'],
    // What English says is understood too: that is what everybody wrote until now.
    ['Bericht schreiben tomorrow 5pm', 'Bericht schreiben', '2026-11-25 17:00'],
  ])('%s', (text, title, at) => {
    expect([parse(text).title, due(text)]).toEqual([title, at]);
  });
});

describe('times in German', () => {
  it.each([
    ['Anruf um 9', 'Anruf', '2026-11-24 21:00'],
    ['Anruf morgen um 9', 'Anruf', '2026-11-25 09:00'],
    ['Um 9:30 Uhr Ana anrufen', 'Ana anrufen', '2026-11-25 09:30'],
    ['Ana um 14 Uhr anrufen', 'Ana anrufen', '2026-11-24 14:00'],
    ['Ana morgen um 9 anrufen', 'Ana anrufen', '2026-11-25 09:00'],
    ['Morgen um acht Arzt anrufen', 'Arzt anrufen', '2026-11-25 08:00'],
    ['Aufstehen morgen 6 Uhr', 'Aufstehen', '2026-11-25 06:00'],
    ['Aufstehen morgen 6 Uhr 30', 'Aufstehen', '2026-11-25 06:30'],
    ['Aufstehen morgen 6.30 Uhr', 'Aufstehen', '2026-11-25 06:30'],
    ['Freitag 17:30 Training', 'Training', '2026-11-27 17:30'],
    ['Training morgen um halb sechs', 'Training', '2026-11-25 17:30'],
    ['Training morgen um viertel vor sieben', 'Training', '2026-11-25 18:45'],
    ['Training morgen um viertel nach acht', 'Training', '2026-11-25 08:15'],
    ['Laufen morgen früh', 'Laufen', '2026-11-25 09:00'],
    ['Laufen heute Abend', 'Laufen', '2026-11-24 18:00'],
    ['Laufen am Freitag Nachmittag', 'Laufen', '2026-11-27 15:00'],
    ['Laufen am Abend', 'Laufen', '2026-11-24 18:00'],
    ['Donnerstagabend Sport', 'Sport', '2026-11-26 18:00'],
    ['Am Mittwochmorgen laufen', 'laufen', '2026-11-25 09:00'],
    ['Essen morgen Mittag', 'Essen', '2026-11-25 12:00'],
    ['Sitzung Freitag von 9 bis 11 Uhr', 'Sitzung', '2026-11-27 09:00'],
    ['Dehnen in 30 Minuten', 'Dehnen', '2026-11-24 10:30'],
    ['Dehnen in einer Stunde', 'Dehnen', '2026-11-24 11:00'],
    ['Dehnen in einer halben Stunde', 'Dehnen', '2026-11-24 10:30'],
  ])('%s', (text, title, at) => {
    expect([parse(text).title, due(text)]).toEqual([title, at]);
  });
});

describe('what repeats, in German', () => {
  it.each([
    ['Planen jeden Montag', 'Planen', 'FREQ=WEEKLY;BYDAY=MO', '2026-11-30 23:59'],
    ['Jeden Montag und Freitag planen', 'planen', 'FREQ=WEEKLY;BYDAY=MO,FR', '2026-11-27 23:59'],
    ['Sport mo mi fr', 'Sport', 'FREQ=WEEKLY;BYDAY=MO,WE,FR', '2026-11-25 23:59'],
    ['Sport jeden Mo, Mi', 'Sport', 'FREQ=WEEKLY;BYDAY=MO,WE', '2026-11-25 23:59'],
    ['Sport montags um 18 Uhr', 'Sport', 'FREQ=WEEKLY;BYDAY=MO', '2026-11-30 18:00'],
    ['Stand-up jeden Werktag um 9:30', 'Stand-up', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2026-11-25 09:30'],
    ['Stand-up werktags', 'Stand-up', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2026-11-24 23:59'],
    ['Jeden Tag lesen', 'lesen', 'FREQ=DAILY', '2026-11-24 23:59'],
    ['Jeden Morgen laufen', 'laufen', 'FREQ=DAILY', '2026-11-25 09:00'],
    ['Täglich lesen', 'lesen', 'FREQ=DAILY', '2026-11-24 23:59'],
    ['Lesen täglich', 'Lesen', 'FREQ=DAILY', '2026-11-24 23:59'],
    ['Rückblick alle 2 Wochen', 'Rückblick', 'FREQ=WEEKLY;INTERVAL=2', '2026-11-24 23:59'],
    ['Rückblick alle zwei Wochen', 'Rückblick', 'FREQ=WEEKLY;INTERVAL=2', '2026-11-24 23:59'],
    ['Rückblick jeden zweiten Montag', 'Rückblick', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', '2026-11-30 23:59'],
    ['Jeden 2. Dienstag Müll', 'Müll', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', '2026-11-24 23:59'],
    ['Jeden 3. Dienstag im Monat Müll', 'Müll', 'FREQ=MONTHLY;BYDAY=3TU', '2026-12-15 23:59'],
    ['Montag Mittwoch Sport', 'Sport', 'FREQ=WEEKLY;BYDAY=MO,WE', '2026-11-25 23:59'],
    ['Rückblick jeden letzten Freitag', 'Rückblick', 'FREQ=MONTHLY;BYDAY=-1FR', '2026-11-27 23:59'],
    ['Müll jeden Donnerstagabend', 'Müll', 'FREQ=WEEKLY;BYDAY=TH', '2026-11-26 18:00'],
    ['Rückblick jeden ersten Montag im Monat', 'Rückblick', 'FREQ=MONTHLY;BYDAY=1MO', '2026-12-07 23:59'],
    ['Miete monatlich', 'Miete', 'FREQ=MONTHLY', '2026-11-24 23:59'],
    ['Gießen alle 3 Tage', 'Gießen', 'FREQ=DAILY;INTERVAL=3', '2026-11-24 23:59'],
    ['Gießen alle 3 Tage bis 1. Januar', 'Gießen', 'FREQ=DAILY;INTERVAL=3;UNTIL=20270101', '2026-11-24 23:59'],
    ['Gießen alle 3 Tage bis zum 1. Januar', 'Gießen', 'FREQ=DAILY;INTERVAL=3;UNTIL=20270101', '2026-11-24 23:59'],
    ['Gießen täglich um 8 Uhr bis 31.12.', 'Gießen', 'FREQ=DAILY;UNTIL=20261231', '2026-11-25 08:00'],
    ['Gießen täglich bis Ende Januar', 'Gießen', 'FREQ=DAILY;UNTIL=20270131', '2026-11-24 23:59'],
    ['Gießen bis 1. Januar', 'Gießen', null, '2027-01-01 23:59'],
    ['Gießen alle 3 Tage um 8 Uhr', 'Gießen', 'FREQ=DAILY;INTERVAL=3', '2026-11-25 08:00'],
    ['Gießen alle 3 Tage nach Erledigung', 'Gießen', 'FREQ=DAILY;INTERVAL=3;X-FROM=COMPLETION', '2026-11-24 23:59'],
    [
      'Gießen alle 3 Tage ab Erledigung um 8 Uhr',
      'Gießen',
      'FREQ=DAILY;INTERVAL=3;X-FROM=COMPLETION',
      '2026-11-25 08:00',
    ],
    ['Gießen jede Woche nachdem es erledigt ist', 'Gießen', 'FREQ=WEEKLY;X-FROM=COMPLETION', '2026-11-24 23:59'],
    ['Gießen alle 3 Tage, wenn erledigt', 'Gießen', 'FREQ=DAILY;INTERVAL=3;X-FROM=COMPLETION', '2026-11-24 23:59'],
    [
      'Bericht jede Woche nach Erledigung der Steuer',
      'Bericht nach Erledigung der Steuer',
      'FREQ=WEEKLY',
      '2026-11-24 23:59',
    ],
    ['Gießen jeden zweiten Tag', 'Gießen', 'FREQ=DAILY;INTERVAL=2', '2026-11-24 23:59'],
    ['Rückblick jede Woche', 'Rückblick', 'FREQ=WEEKLY', '2026-11-24 23:59'],
    ['Rückblick wöchentlich um 8 Uhr', 'Rückblick', 'FREQ=WEEKLY', '2026-12-01 08:00'],
    ['Steuern jährlich', 'Steuern', 'FREQ=YEARLY', '2026-11-24 23:59'],
    ['Miete jeden Monat am 1.', 'Miete', 'FREQ=MONTHLY', '2026-12-01 23:59'],
    ['Miete am ersten jedes Monats', 'Miete', 'FREQ=MONTHLY;BYMONTHDAY=1', '2026-12-01 23:59'],
    ['Schwimmen 3 mal pro Woche', 'Schwimmen', 'FREQ=WEEKLY;X-TIMES=3', null],
    ['Schwimmen zwei Mal im Monat', 'Schwimmen', 'FREQ=MONTHLY;X-TIMES=2', null],
    ['Schwimmen 3x die Woche', 'Schwimmen', 'FREQ=WEEKLY;X-TIMES=3', null],
    ['Tabletten zweimal am Tag', 'Tabletten', 'FREQ=DAILY;X-TIMES=2', null],
  ])('%s', (text, title, recurrence, at) => {
    expect([parse(text).title, parse(text).recurrence, due(text)]).toEqual([title, recurrence, at]);
  });
});

describe('marks in German', () => {
  it.each([
    ['Lesen für 30 Minuten', 'Lesen', { estimateMinutes: 30 }],
    ['Lesen 30 Min', 'Lesen', { estimateMinutes: 30 }],
    ['30 Min lesen', 'lesen', { estimateMinutes: 30 }],
    ['Lesen ~2 Std', 'Lesen', { estimateMinutes: 120 }],
    ['Lesen für eine halbe Stunde', 'Lesen', { estimateMinutes: 30 }],
    ['Lesen für anderthalb Stunden', 'Lesen', { estimateMinutes: 90 }],
    ['Arzt anrufen !dringend', 'Arzt anrufen', { priority: 'urgent' }],
    ['Arzt anrufen dringend', 'Arzt anrufen', { priority: 'urgent' }],
    ['Dringend: Arzt anrufen', 'Arzt anrufen', { priority: 'urgent' }],
    ['Arzt anrufen !Hoch *schwer', 'Arzt anrufen', { priority: 'high', difficulty: 'hard' }],
    ['Arzt anrufen !mittel *mittel', 'Arzt anrufen', { priority: 'medium', difficulty: 'medium' }],
  ])('%s', (text, title, fields) => {
    expect(parse(text)).toMatchObject({ title, ...fields });
  });
});

describe('from a time to another, in German', () => {
  it.each([
    ['Sitzung von 15 bis 16 Uhr', 'Sitzung', '2026-11-24 15:00', 60],
    ['Sitzung morgen von 9 bis 17 Uhr', 'Sitzung', '2026-11-25 09:00', 480],
    ['Sitzung 15:00–16:30', 'Sitzung', '2026-11-24 15:00', 90],
    ['Sitzung 15-16.30 Uhr', 'Sitzung', '2026-11-24 15:00', 90],
    ['Sitzung morgen 9–10 Uhr', 'Sitzung', '2026-11-25 09:00', 60],
    ['Feier von 22 bis 2 Uhr', 'Feier', '2026-11-24 22:00', 240],
    ['Feier von 21 bis 24 Uhr', 'Feier', '2026-11-24 21:00', 180],
    ['Sitzung zwischen 15 und 16 Uhr', 'Sitzung', '2026-11-24 15:00', 60],
    ['Sitzung von 15 bis 16 Uhr ~30m', 'Sitzung', '2026-11-24 15:00', 30],
    ['Seiten 15-16 lesen', 'Seiten 15-16 lesen', null, null],
  ])('%s', (text, title, at, minutes) => {
    expect([parse(text).title, due(text), parse(text).estimateMinutes]).toEqual([title, at, minutes]);
  });

  it('of each piece, what it means', () => {
    const pieces = (text: string) => parse(text).spans.map(({ field, text }) => [field, text]);
    expect(pieces('Sitzung von 15 bis 16 Uhr')).toEqual([
      ['dueAt', 'von 15'],
      ['estimateMinutes', 'bis 16 Uhr'],
    ]);
    expect(pieces('Sitzung 15-16 Uhr')).toEqual([
      ['dueAt', '15'],
      ['estimateMinutes', '-16 Uhr'],
    ]);
  });
});

describe('an estimate before a day, in German', () => {
  it.each([
    ['Schreiben ~8h 10. Dez', 'Schreiben', 480, '2026-12-10 23:59'],
    ['Schreiben ~8 Std. 10. Dezember', 'Schreiben', 480, '2026-12-10 23:59'],
    ['Schreiben ~8h 10. März', 'Schreiben', 480, '2027-03-10 23:59'],
    ['Schreiben ~1h 9 Uhr', 'Schreiben', 60, '2026-11-25 09:00'],
    ['Schreiben ~1h 10 am Freitag', 'Schreiben', 70, '2026-11-27 23:59'],
    ['Schreiben ~1h 30', 'Schreiben', 90, null],
    ['Termin nächsten Freitag 9 Uhr ~8h 10. Dez', 'Termin 10. Dez', 480, '2026-12-04 09:00'],
  ])('%s', (text, title, estimateMinutes, at) => {
    expect([parse(text).title, parse(text).estimateMinutes, due(text)]).toEqual([title, estimateMinutes, at]);
  });
});

describe('what is only a word in German', () => {
  it.each([
    'Guten Morgen sagen',
    'Mach das so',
    'Mail an Di Matteo',
    'Fr. Müller anrufen',
    'Do it yourself',
    'Kapitel 12/24 lesen',
    'Kapitel 3.5. lesen',
    'Version 24.12. ausliefern',
    'Support 24/7 einrichten',
    'Die Mai-Feier planen',
    'Tisch für zwei',
    'Für 5 Euro Brot kaufen',
    'Um 3 Punkte kämpfen',
    'Alle Fenster putzen',
    'Mittag essen',
    'Abend der Spiele',
    'Ersten Entwurf schreiben',
    'Am ersten Entwurf arbeiten',
    'Am 3. Entwurf arbeiten',
    'Ein dringend nötiger Anruf',
    'Wochen der Ruhe',
    'Bericht vom letzten Freitag',
    'Die 30 Min Regel lesen',
  ])('%s', (text) => {
    expect(parse(text)).toMatchObject({
      title: text,
      dueAt: null,
      recurrence: null,
      estimateMinutes: null,
      priority: 'none',
      spans: [],
    });
  });
});

it('German words are none for who does not write German', () => {
  const text = 'Die morgen jeden Montag';
  expect(parseQuickAdd(text, { now: NOW, timeZone: 'UTC', dayStartsAt: '00:00' }).title).toBe(text);
});

it('a span covers what was written, to the letter', () => {
  const text = 'Feier übermorgen, am 24. Dezember oder 24.12. für 30 Min';
  expect(parse(text).spans.map(({ start, end }) => text.slice(start, end))).toEqual(['übermorgen', 'für 30 Min']);
  const dotted = 'Feier (24.12.) um 9 Uhr';
  expect(parse(dotted).spans.map(({ start, end }) => dotted.slice(start, end))).toEqual(['24.12.', 'um 9 Uhr']);
});
