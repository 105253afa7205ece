import { portabilityRoutes } from 'deepiri-contracts';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, openDoor, type Person, routes } from './testing/door.ts';

let door: Door;
let people = 0;
beforeAll(async () => {
  door = await openDoor();
  const user = { timeZone: 'Europe/Berlin', dayStartsAt: '04:00' };
  await door.publish('user.registered', { userid: door.jo.id, data: { user: user as never } });
  await door.settled();
});
afterAll(() => door.stop());

const feed = (route: 'getCalendarFeed' | 'deleteCalendarFeed') =>
  door.call(portabilityRoutes[route], { token: door.jo.token });
const made = (owner: Person = door.jo) => door.call(portabilityRoutes.createCalendarFeed, { token: owner.token });
const read = (path: string, headers: Record<string, string> = {}) => door.inject({ method: 'GET', url: path, headers });

describe('the address of a calendar', () => {
  it('is told once, replaced by a new one, and ended', async () => {
    expect((await feed('getCalendarFeed')).body).toEqual({ feed: null });
    const first = await made();
    expect(first.status).toBe(201);
    expect(first.body.path).toMatch(/^\/api\/calendar\/[\w-]{43}\.ics$/);
    expect((await feed('getCalendarFeed')).body).toEqual({
      feed: { createdAt: first.body.createdAt, hint: first.body.path.slice(-8, -4) },
    });
    expect((await read(first.body.path)).statusCode).toBe(200);

    const second = await made();
    expect((await read(first.body.path)).statusCode).toBe(404);
    expect((await read(second.body.path)).statusCode).toBe(200);
    expect((await feed('deleteCalendarFeed')).status).toBe(204);
    expect((await feed('deleteCalendarFeed')).status).toBe(204);
    expect((await read(second.body.path)).statusCode).toBe(404);
    expect((await read('/api/calendar/short.ics')).statusCode).toBe(400);
    expect((await door.call(portabilityRoutes.createCalendarFeed)).status).toBe(401);
  });

  it('goes with its person', async () => {
    const { body } = await made(door.mira);
    await door.make({ title: 'Mine', dueAt: '2026-03-05T09:00:00Z' }, door.mira);
    expect((await read(body.path)).body).toContain('SUMMARY:Mine');
    await door.publish('user.deleted', { userid: door.mira.id, data: { userId: door.mira.id } });
    await door.settled();
    expect((await read(body.path)).statusCode).toBe(404);
  });
});

describe('a calendar', () => {
  it('holds open tasks with a date, as calendar apps read them', async () => {
    const { path } = (await made()).body;
    const long = 'Ein sehr langer Titel, mit Komma; Strichpunkt und Umlauten äöü, der gefaltet werden muss 🙂🙂🙂';
    const timed = await door.make({
      title: long,
      notes: 'one\ntwo',
      dueAt: '2026-03-05T16:30:00Z',
      estimateMinutes: 45,
      labels: ['work', 'a,b'],
      priority: 'high',
    });
    const whole = await door.make({ title: 'All day', dueAt: '2026-03-06T22:59:00Z' });
    await door.make({ title: 'Planned', scheduledFor: '2026-03-07' });
    await door.make({
      title: 'Weekly',
      dueAt: '2026-03-23T08:00:00Z',
      recurrence: 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20260412',
    });
    await door.make({ title: 'Rent', dueAt: '2026-03-28T22:59:00Z', recurrence: 'FREQ=MONTHLY;COUNT=3' });
    await door.make({
      title: 'Plants',
      dueAt: '2026-03-10T08:00:00Z',
      recurrence: 'FREQ=DAILY;INTERVAL=3;X-FROM=COMPLETION',
    });
    await door.make({ title: 'No date' });
    const done = await door.make({ title: 'Over', dueAt: '2026-03-05T09:00:00Z' });
    await door.call(routes.completeTask, { token: door.jo.token, params: { id: done.id } });

    const answer = await read(path);
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const lines = answer.body.split('\r\n');
    expect(answer.body).not.toMatch(/[^\r]\n/);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);

    const calendar = new ICAL.Component(ICAL.parse(answer.body));
    for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
    const events = new Map(
      calendar.getAllSubcomponents('vevent').map((one) => [one.getFirstPropertyValue('summary'), new ICAL.Event(one)]),
    );
    expect([...events.keys()]).toEqual([long, 'All day', 'Planned', 'Weekly', 'Rent', 'Plants']);
    const event = (title: string) => events.get(title)!;
    expect(event(long).uid).toBe(`${timed.id}@deepiri`);
    expect(event(long).description).toBe('one\ntwo');
    expect(event(long).startDate.toJSDate().toISOString()).toBe('2026-03-05T16:30:00.000Z');
    expect(event(long).endDate.toJSDate().toISOString()).toBe('2026-03-05T17:15:00.000Z');
    expect(event('All day').startDate.toString()).toBe('2026-03-06');
    expect(event('Planned').startDate.toString()).toBe('2026-03-07');
    expect(event('Plants').isRecurring()).toBe(false);

    const times = (title: string) => {
      const iterator = event(title).iterator();
      const found: string[] = [];
      for (let next = iterator.next(); next && found.length < 10; next = iterator.next())
        found.push(title === 'Rent' ? next.toString() : next.toJSDate().toISOString());
      return found;
    };
    // At nine on the wall before and after the clocks go forward on 29 March.
    expect(times('Weekly')).toEqual([
      '2026-03-23T08:00:00.000Z',
      '2026-03-30T07:00:00.000Z',
      '2026-04-06T07:00:00.000Z',
    ]);
    expect(times('Rent')).toEqual(['2026-03-28', '2026-04-28', '2026-05-28']);
    expect(whole.title).toBe('All day');
  });

  it.each([
    'Asia/Calcutta',
    'Europe/Kiev',
    'Asia/Katmandu',
    'America/Buenos_Aires',
    'europe/berlin',
    'UTC',
    'GB',
    'Europe/Oslo',
  ])('defines the zone that it names, in %s', async (timeZone) => {
    const id = `usr_00000000-0000-7000-8000-00000001${String(people++).padStart(4, '0')}`;
    const person = { id, token: await door.tokenFor(id, { expiresInSeconds: 10_000_000 }) };
    const user = { timeZone, dayStartsAt: '00:00' };
    await door.publish('user.registered', { userid: id, data: { user: user as never } });
    await door.settled();
    await door.make({ title: 'Timed', dueAt: '2026-07-05T16:30:00Z' }, person);
    const { body } = await read((await made(person)).body.path);
    const calendar = new ICAL.Component(ICAL.parse(body));
    const defined = calendar.getAllSubcomponents('vtimezone').map((one) => one.getFirstPropertyValue('tzid'));
    const [event] = calendar.getAllSubcomponents('vevent');
    for (const name of ['dtstart', 'dtend'])
      expect(defined).toContain(event!.getFirstProperty(name)!.getParameter('tzid'));
    for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
    expect(new ICAL.Event(event!).startDate.toJSDate().toISOString()).toBe('2026-07-05T16:30:00.000Z');
  });

  it('is sent again only when something in it is different', async () => {
    const { path } = (await made()).body;
    const first = await read(path);
    door.clock.advance(3_600_000);
    const etag = String(first.headers['etag']);
    expect(await read(path, { 'if-none-match': etag })).toMatchObject({ statusCode: 304, body: '' });
    await door.make({ title: 'New', dueAt: '2026-03-09T09:00:00Z' });
    const later = await read(path, { 'if-none-match': etag });
    expect(later.statusCode).toBe(200);
    expect(later.headers['etag']).not.toBe(etag);
  });

  it('has no signs that control something, which calendar apps refuse', async () => {
    const { path } = (await made(door.mira)).body;
    const title = 'Ring the bell\r\nEND:VEVENT';
    await door.make(
      { title, notes: '\u0001a\r\nEND:VEVENT\tb', labels: ['x\u001by'], dueAt: '2026-03-09T09:00:00Z' },
      door.mira,
    );
    const { body } = await read(path);
    expect(body).not.toMatch(/(?![\r\n\t])\p{Cc}/u);
    const [event] = new ICAL.Component(ICAL.parse(body)).getAllSubcomponents('vevent');
    expect(event!.getFirstPropertyValue('summary')).toBe('Ring the bell END:VEVENT');
  });
});
