import { readLine } from 'deepiri-contracts/quick-add';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, openDoor, routes } from './testing/door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.stop());

// The clock of the tests stands on Monday, 2 March 2026.
const add = (body: object, token = door.jo.token) => door.call(routes.quickAddTask, { token, body });
const parse = (body: object, token = door.jo.token) => door.call(routes.parseQuickAdd, { token, body });
const user = (id: string, timeZone: string) => ({
  id,
  email: 'jo@example.org',
  name: 'Jo',
  avatarUrl: null,
  bio: '',
  timeZone,
  dayStartsAt: '04:00',
  role: 'user' as const,
  createdAt: '2026-01-01T00:00:00.000Z',
  version: 1,
});

describe('POST /api/tasks/quick', () => {
  it('makes a task of a line and shows what it understood', async () => {
    const text = 'Write report tomorrow 5pm #work !high ~45m';
    const { status, body, headers } = await add({ text, timeZone: 'Europe/Berlin' });
    expect(status).toBe(201);
    expect(headers).toMatchObject({ location: `/api/tasks/${body.task.id}`, etag: '"1"' });
    expect(body.task).toMatchObject({
      title: 'Write report',
      dueAt: '2026-03-03T16:00:00.000Z',
      labels: ['work'],
      priority: 'high',
      estimateMinutes: 45,
    });
    expect(body.spans.map(({ start, end }) => text.slice(start, end))).toEqual([
      'tomorrow',
      '5pm',
      '#work',
      '!high',
      '~45m',
    ]);
    expect(await door.eventsOf(body.task.id)).toEqual(['task.created']);
  });

  it.each([
    ['Stretch every 3 days until 1 May', 'UTC', 'FREQ=DAILY;INTERVAL=3;UNTIL=20260501'],
    ['Stretch every day until today', 'Pacific/Auckland', /^FREQ=DAILY;UNTIL=2026030[23]$/],
    ['Stretch every day at 00:30 until tomorrow', 'America/New_York', 'FREQ=DAILY;UNTIL=20260303'],
    ['Stretch every monday at 00:30 until tomorrow', 'America/New_York', /^FREQ=WEEKLY;BYDAY=MO/],
    ['Stretch 3 times a week until 1 May', 'UTC', 'FREQ=WEEKLY;X-TIMES=3;UNTIL=20260501'],
    ['Stretch every monday until 2026-01-01', 'UTC', /^FREQ=WEEKLY;BYDAY=MO$/],
  ])('makes a task that ends, or goes on, as “%s” says', async (text, timeZone, rule) => {
    const { status, body } = await add({ text, timeZone });
    expect(status).toBe(201);
    expect(body.task.recurrence).toMatch(rule);
  });

  it.each([
    ['was written on Friday', '2026-02-27T12:00:00Z', '2026-02-28'],
    ['comes from a clock that is ahead', '2026-03-20T12:00:00Z', '2026-03-03'],
  ])('“tomorrow” in a line that %s is its own', async (_what, writtenAt, day) => {
    const { task } = (await add({ text: 'Call tomorrow', timeZone: 'UTC', writtenAt })).body;
    expect(task.dueAt?.slice(0, 10)).toBe(day);
  });

  it.each([
    ['Water the ferns', '2026-03-10', 'Water the ferns'],
    ['Call the bank 5pm', '2026-03-10', 'Call the bank'],
    ['Call the bank tomorrow', '2026-03-03', 'Call the bank'],
    ['#work', '2026-03-10', '#work'],
  ])('“%s” on the 10th is for the %s', async (text, day, title) => {
    const line = { text, day: '2026-03-10', timeZone: 'UTC' };
    const { task, spans } = (await add(line)).body;
    expect(task).toMatchObject({ title, dueAt: expect.stringContaining(day) });
    for (const { end } of spans) expect(end).toBeLessThanOrEqual(text.length);
    expect((await parse(line)).body).toMatchObject({ title, dueAt: task.dueAt, spans });
  });

  it('leaves out of a title what controls or turns text, and refuses one that has nothing else', async () => {
    const add = (text: string) => door.call(routes.quickAddTask, { token: door.jo.token, body: { text } });
    expect((await add('Ring\u0007 the \u202Ebell')).body).toMatchObject({ task: { title: 'Ring the bell' } });
    expect(await add('\u0007')).toMatchObject({ status: 400, body: { errors: [{ code: 'not_a_title' }] } });
  });

  it('makes a step of a task, at its place among the others', async () => {
    const { id } = (await add({ text: 'Move house' })).body.task;
    const { task } = (await add({ text: 'Pack books ~20m', parentId: id, orderKey: 'V' })).body;
    expect(task).toMatchObject({ title: 'Pack books', estimateMinutes: 20, parentId: id, orderKey: 'V' });
    const [theirs] = [(await add({ text: 'Not mine' }, door.mira.token)).body.task];
    expect(await add({ text: 'x', parentId: theirs.id })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/parentId' }] },
    });
  });

  it('keeps a line that is too long for a title in the notes', async () => {
    const text = `${'long '.repeat(150)}tomorrow`;
    const { task } = (await add({ text })).body;
    expect([...task.title]).toHaveLength(500);
    expect(task.notes).toBe('long '.repeat(150).trim());
  });

  it.each([
    [{}, '/text', 'invalid_body'],
    [{ text: ' ' }, '/text', 'invalid_body'],
    [{ text: 'x', timeZone: 'Mars/Olympus' }, '/timeZone', 'invalid_time_zone'],
    [{ text: 'x', writtenAt: '2026-02-30T12:00:00Z' }, '/writtenAt', 'invalid_body'],
    [{ text: 'x', zone: 'UTC' }, '/zone', 'invalid_body'],
    [{ text: 'x', day: '2026-02-30' }, '/day', 'invalid_body'],
  ])('refuses %o', async (body, pointer, code) => {
    for (const answer of [await add(body), await parse(body)])
      expect(answer).toMatchObject({ status: 400, body: { code, errors: [{ pointer }] } });
  });
});

describe('a line that names a project', () => {
  const named = async (owner = door.jo) => {
    const { items } = (await door.call(routes.listProjects, { token: owner.token })).body;
    return (name: string) => items.filter((project) => project.name === name);
  };
  const once = (text: string, key: string) =>
    door.call(routes.quickAddTask, {
      token: door.jo.token,
      body: { text, createProject: true },
      headers: { 'idempotency-key': key },
    });

  it('that is not there makes it with the task, once for a key, and each tells of itself once', async () => {
    const first = (await once('Rake leaves +Garden', 'rake')).body;
    expect(first.task).toMatchObject({ title: 'Rake leaves' });
    expect(first.spans).toMatchObject([{ text: '+Garden', field: 'newProject', value: 'Garden' }]);
    expect((await once('Rake leaves +Garden', 'rake')).body.task).toEqual(first.task);
    const [garden, ...others] = (await named())('Garden');
    expect([garden?.id, others]).toEqual([first.task.projectId, []]);
    expect(await door.eventsOf(garden!.id)).toEqual(['project.created']);
    expect(await door.eventsOf(first.task.id)).toEqual(['task.created']);
  });

  it('that came in between, or at the same time, goes there', async () => {
    const lines = ['Sweep +"Old attic"', 'Paint +"old attic"', 'Light +"OLD  ATTIC"'];
    const tasks = await Promise.all(lines.map(async (line) => (await once(line, line.slice(0, 5))).body.task));
    expect(new Set(tasks.map(({ projectId }) => projectId)).size).toBe(1);
    expect(tasks.map(({ title }) => title)).toEqual(['Sweep', 'Paint', 'Light']);
  });

  it('in the archive takes it out of there; that of somebody else is none', async () => {
    const shed = await door.project('Shed');
    const archive = { params: { id: shed.id }, body: { archived: true }, token: door.jo.token };
    await door.call(routes.updateProject, archive);
    expect((await add({ text: 'Oil +Shed' })).body.task).toMatchObject({ title: 'Oil +Shed', projectId: null });
    expect((await add({ text: 'Oil +shed', createProject: true })).body.task).toMatchObject({ projectId: shed.id });
    expect((await named())('Shed')).toMatchObject([{ id: shed.id, archived: false }]);
    const theirs = (await add({ text: 'Oil +Shed', createProject: true }, door.mira.token)).body.task;
    const [made] = (await named(door.mira))('Shed');
    expect(made?.id).toBe(theirs.projectId);
    expect(made?.id).not.toBe(shed.id);
  });

  it('makes none for a line that is refused, for one that is only read, and where nobody asked', async () => {
    const parentId = (await add({ text: 'Not mine' }, door.mira.token)).body.task.id;
    expect((await add({ text: 'Sand +Boat', createProject: true, parentId })).status).toBe(400);
    const line = { text: 'Sand +Boat', createProject: true };
    expect((await parse(line)).body).toMatchObject({ title: 'Sand', newProject: 'Boat', projectId: null });
    expect((await parse({ text: 'Sand +Boat' })).body).toMatchObject({ title: 'Sand +Boat', newProject: null });
    const room = await door.project('Room');
    expect((await add({ text: 'Sand +Boat', projectId: room.id })).body.task).toMatchObject({ projectId: room.id });
    expect((await named())('Boat')).toEqual([]);
    const { task } = (await add({ ...line, projectId: room.id })).body;
    expect((await named())('Boat')).toMatchObject([{ id: task.projectId }]);
  });
});

describe('the language of a line', () => {
  const text = 'Bericht morgen um 9:30 Uhr !dringend';
  const german = { title: 'Bericht', dueAt: '2026-03-03T09:30:00.000Z', priority: 'urgent' };
  const asked = (body: object, accept?: string) =>
    door.call(routes.parseQuickAdd, {
      token: door.mira.token,
      body: { text, ...body },
      headers: accept ? { 'accept-language': accept } : {},
    });

  it('is the one that the line says, else the first that the caller reads, else English', async () => {
    expect((await asked({ language: 'de' })).body).toMatchObject(german);
    expect((await asked({}, 'de-DE,de;q=0.9,en;q=0.8')).body).toMatchObject(german);
    expect((await asked({ language: 'en' }, 'de')).body.title).toContain('morgen');
    expect((await asked({}, 'fr')).body.title).toContain('morgen');
    expect((await asked({ language: 'fr' })).body).toMatchObject({
      code: 'invalid_body',
      errors: [{ pointer: '/language' }],
    });
    const { body } = await door.call(routes.quickAddTask, { token: door.mira.token, body: { text, language: 'de' } });
    expect(body.task).toMatchObject(german);
  });
});

describe('POST /api/tasks/quick/parse', () => {
  it('says the same and makes nothing', async () => {
    const before = (await door.call(routes.listTasks, { token: door.mira.token })).body.items.length;
    const { status, body } = await parse({ text: 'Gym every monday 7am *hard' }, door.mira.token);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      title: 'Gym',
      dueAt: '2026-03-09T07:00:00.000Z',
      recurrence: 'FREQ=WEEKLY;BYDAY=MO',
      difficulty: 'hard',
      scheduledFor: null,
    });
    expect((await door.call(routes.listTasks, { token: door.mira.token })).body.items).toHaveLength(before);
  });

  it('leaves what was dismissed', async () => {
    const { body } = await parse({ text: 'Read Tomorrow', ignore: [{ start: 5, end: 13 }] });
    expect(body).toMatchObject({ title: 'Read Tomorrow', dueAt: null, spans: [] });
  });

  it('a line without a zone is read in the person’s own, which may change', async () => {
    const due = async () => (await parse({ text: 'Call tomorrow 9am' })).body.dueAt;
    expect(await due()).toBe('2026-03-03T09:00:00.000Z');
    const { id } = door.jo;
    await door.publish('user.registered', { userid: id, data: { user: user(id, 'Asia/Tokyo') } });
    await door.settled();
    expect(await due()).toBe('2026-03-03T00:00:00.000Z');
    door.clock.advance(1000);
    await door.publish('user.updated', { userid: id, data: { user: user(id, 'America/New_York') } });
    await door.settled();
    expect(await due()).toBe('2026-03-03T14:00:00.000Z');
    const older = '2026-03-01T00:00:00.000Z';
    await door.publish('user.updated', { userid: id, data: { user: user(id, 'Asia/Tokyo') }, time: older });
    await door.settled();
    expect(await due()).toBe('2026-03-03T14:00:00.000Z');
  });

  it('before the day starts today is still the day before: as the line says, else as the person has set it', async () => {
    const { id } = door.jo;
    door.clock.set(new Date('2026-03-04T00:30:00Z'));
    const due = async (more: object = {}) => (await parse({ text: 'Call tomorrow 9am', ...more })).body.dueAt;
    await door.publish('user.updated', { userid: id, data: { user: user(id, 'UTC') } });
    await door.settled();
    expect(await due()).toBe('2026-03-04T09:00:00.000Z');
    expect(await due({ dayStartsAt: '00:00' })).toBe('2026-03-05T09:00:00.000Z');
    expect((await parse({ text: 'x', dayStartsAt: '4' })).body).toMatchObject({ code: 'invalid_body' });
  });
});

describe('a line that is read where it is typed', () => {
  const NOW = new Date('2026-03-02T09:00:00.000Z');
  const lines: [
    text: string,
    more?: { language?: 'en' | 'de'; day?: string; ignore?: { start: number; end: number }[] },
  ][] = [
    ['Call mum tomorrow 17:00 #family !high ~20m'],
    ['Gym every monday 7am *hard'],
    ['Water the ferns every 3 days'],
    ['Read 3 times a week'],
    ['Draft the report next friday for 30 min, then rest'],
    ['Lunch from 12 to 13:30'],
    ['Call tonight or tomorrow'],
    ['Paint +attic tomorrow'],
    ['Paint +"The Shed of old" tomorrow'],
    ['Paint +Orangery, #home #garden'],
    ['Fix #42 on the 1st'],
    ['A +1 for Bob in 20 minutes'],
    ['#work'],
    ['Read Tomorrow', { ignore: [{ start: 5, end: 13 }] }],
    ['Call Ana 5pm', { day: '2026-03-10' }],
    ['Call Ana friday', { day: '2026-03-10' }],
    ['Water the ferns', { day: '2026-03-10' }],
    ['Bericht morgen um halb sechs #arbeit !hoch ~1,5h', { language: 'de' }],
    ['Blumen jeden letzten Freitag gießen *schwer', { language: 'de' }],
    ['Zum Zahnarzt am 24.12. um 9 Uhr', { language: 'de' }],
    ['Dachboden +attic übermorgen', { language: 'de' }],
    ['Dringend: Ana anrufen', { language: 'de' }],
    ['Ana anrufen um 9', { language: 'de', day: '2026-03-10' }],
    ['Zeile '.repeat(120), { language: 'de' }],
  ];
  let projects: { id: string; name: string; archived: boolean }[];
  beforeAll(async () => {
    await door.project('Attic');
    const { id } = await door.project('The shed of old');
    await door.call(routes.updateProject, { params: { id }, body: { archived: true }, token: door.jo.token });
    projects = (await door.call(routes.listProjects, { token: door.jo.token, query: { limit: 200 } })).body.items;
  });

  it.each(lines)('“%s” %o means there what it means here', async (text, more = {}) => {
    for (const [timeZone, dayStartsAt] of [
      ['Europe/Berlin', '04:00'],
      ['America/New_York', '00:00'],
    ] as const)
      for (const createProject of [true, false])
        for (const weekStart of ['MO', 'SU'] as const) {
          const line = { text, createProject, weekStart, ...more };
          const { body } = await parse({ ...line, timeZone, dayStartsAt, writtenAt: NOW.toISOString() });
          expect(readLine(line, { now: NOW, timeZone, dayStartsAt, projects })).toEqual(body);
        }
  });
});
