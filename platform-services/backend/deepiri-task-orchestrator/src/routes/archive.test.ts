import {
  type AnswerOf,
  commentRoutes,
  portabilityRoutes,
  projectRoutes,
  taskViewRoutes,
  timeEntryRoutes,
} from 'deepiri-contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, openDoor, type Person, routes } from './testing/door.ts';
import { filesOf } from './testing/files.ts';

let door: Door;
let files: ReturnType<typeof filesOf>;
let people = 10;
beforeAll(async () => {
  door = await openDoor();
  files = filesOf(door);
});
afterAll(() => door.stop());

const newcomer = async (): Promise<Person> => {
  const id = `usr_00000000-0000-7000-8000-${String(++people).padStart(12, '0')}`;
  return { id, token: await door.tokenFor(id, { expiresInSeconds: 10_000_000 }) };
};
const act = (owner: Person, route: keyof typeof routes, params: object, more: object = {}) =>
  door.call(routes[route], { token: owner.token, params, ...more });

/** A small life: made, changed, linked, finished, opened again, thrown away and brought back. */
async function live(owner: Person) {
  const first = await door.make({ title: 'First', labels: ['a'], notes: 'n\n"q"' }, owner);
  const second = await door.make({ title: 'Second', blockedBy: [first.id], dueAt: '2026-04-01T10:00:00Z' }, owner);
  const child = await door.make({ title: 'Child', parentId: second.id, recurrence: 'FREQ=DAILY' }, owner);
  await act(owner, 'updateTask', { id: first.id }, { body: { title: 'First, better', priority: 'high' } });
  door.clock.advance(60_000);
  await act(owner, 'completeTask', { id: first.id });
  await door.settled();
  await act(owner, 'reopenTask', { id: first.id });
  await act(owner, 'completeTask', { id: first.id }, { body: { actualMinutes: 12 } });
  await act(owner, 'deleteTask', { id: child.id });
  await door.settled();
  return { first, second, child };
}

describe('GET /api/tasks/export', () => {
  it('holds every task with every version, the trash too, and nothing of anybody else', async () => {
    const [jo, mira] = [await newcomer(), await newcomer()];
    const { first, child } = await live(jo);
    await door.make({ title: 'Mine alone' }, mira);
    const text = await files.take(jo);
    const archive = JSON.parse(text);
    expect(archive).toMatchObject({ format: 'deepiri-archive', version: 1 });
    expect(archive.tasks.map((record: { task: { title: string } }) => record.task.title)).toEqual([
      'First, better',
      'Second',
      'Child',
    ]);
    const [one, , thrown] = archive.tasks;
    expect(one.versions.map(({ change }: { change: string }) => change)).toEqual([
      'created',
      'updated',
      'completed',
      'reopened',
      'completed',
    ]);
    expect(one.versions[1]).toMatchObject({
      version: 2,
      actor: { type: 'user', id: null },
      fields: { title: 'First, better', priority: 'high', version: 2 },
    });
    expect(thrown.deletedAt).toBe(thrown.versions.at(-1).at);
    expect([one.task.id, thrown.task.id]).toEqual([first.id, child.id]);
    expect(text).not.toContain('usr_');
    expect(text).not.toContain('Mine alone');
  });

  it('is a table too, in which nothing is a formula', async () => {
    const jo = await newcomer();
    await door.make({ title: '=HYPERLINK("http://x")', notes: '+1\nsecond line', labels: ['@home', 'b'] }, jo);
    await door.make({ title: '-5 kg', status: 'in_progress' }, jo);
    await door.make({ title: "'=1", notes: "x\r=cmd|' /C calc'!A0" }, jo);
    await door.make({ title: '＝1' }, jo);
    const text = await files.take(jo, 'csv');
    expect(text.startsWith('\uFEFFid,title,notes,status,')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(text).toContain("'+1\nsecond line");
    expect(text).toContain("'@home, b");
    expect(text).toContain("'-5 kg");
    // A reader for which a carriage return ends a row must not see one here.
    expect(text).toContain(`,"x\r=cmd|' /C calc'!A0",`);

    const again = await newcomer();
    expect((await files.bring(again, text)).counts).toEqual({ new: 4, continued: 0, existing: 0, leftOut: 0 });
    const { items } = (await door.call(routes.listTasks, { token: again.token })).body;
    expect(items).toMatchObject([
      { title: '＝1' },
      { title: "'=1", notes: "x\r=cmd|' /C calc'!A0" },
      { title: '-5 kg', status: 'in_progress' },
      { title: '=HYPERLINK("http://x")', notes: '+1\nsecond line', labels: ['@home', 'b'] },
    ]);
  });

  it('refuses a format that does not exist, and whoever is not signed in', async () => {
    const wrong = await door.call(portabilityRoutes.exportTasks, {
      token: door.jo.token,
      query: { format: 'xml' as 'csv' },
    });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'invalid_query', errors: [{ pointer: '/format' }] } });
    expect((await door.call(portabilityRoutes.exportTasks)).status).toBe(401);
    expect((await door.call(portabilityRoutes.importTasks, { body: { content: '{}' } })).status).toBe(401);
  });
});

describe('POST /api/tasks/import of an archive', () => {
  it('takes projects and views along, and gives tasks to a project that has the same name here', async () => {
    const [jo, mira, ida] = [await newcomer(), await newcomer(), await newcomer()];
    const project = (owner: Person, name: string) =>
      door.call(projectRoutes.createProject, { token: owner.token, body: { name, color: 'teal' } });
    const { body: house } = await project(jo, 'Summer house');
    await door.call(projectRoutes.updateProject, {
      token: jo.token,
      params: { id: house.id },
      body: { archived: true },
    });
    const { body: gone } = await project(jo, 'Gone');
    const task = await door.make({ title: 'Paint', projectId: gone.id }, jo);
    await act(jo, 'updateTask', { id: task.id }, { body: { projectId: house.id } });
    await door.call(projectRoutes.deleteProject, { token: jo.token, params: { id: gone.id } });
    await door.call(taskViewRoutes.createTaskView, {
      token: jo.token,
      body: { name: 'House', filter: 'project:"Summer house"', layout: 'board' },
    });
    await door.settled();
    const text = await files.take(jo);

    for (const _ of ['first', 'again']) expect((await files.bring(mira, text)).problems).toEqual([]);
    expect(await files.take(mira)).toBe(text);
    await act(mira, 'listTasks', {});
    const { body: projects } = await door.call(projectRoutes.listProjects, { token: mira.token });
    expect(projects.items).toMatchObject([{ name: 'Summer house', color: 'teal', archived: true }]);
    expect(projects.items[0]!.id).not.toBe(house.id);

    const { body: own } = await project(ida, 'summer HOUSE');
    await files.bring(ida, text);
    const { items } = (await door.call(routes.listTasks, { token: ida.token })).body;
    expect(items).toMatchObject([{ title: 'Paint', projectId: own.id }]);
  });

  it('leaves the next time that a reopened task took back out of the trash there too', async () => {
    const [jo, mira] = [await newcomer(), await newcomer()];
    const { id } = await door.make({ title: 'Sing', recurrence: 'FREQ=DAILY' }, jo);
    for (const route of ['completeTask', 'reopenTask'] as const) {
      await act(jo, route, { id });
      await door.settled();
    }
    const text = await files.take(jo);
    const { tasks } = JSON.parse(text) as { tasks: { takenBack?: boolean; deletedAt: string | null }[] };
    expect(tasks.map(({ takenBack = false, deletedAt }) => [takenBack, deletedAt !== null])).toEqual([
      [false, false],
      [true, true],
    ]);
    expect((await files.bring(mira, text)).problems).toEqual([]);
    await door.settled();
    expect(await files.take(mira)).toBe(text);
    const items = async (query: object) =>
      (await door.call(routes.listTasks, { token: mira.token, query })).body.items.length;
    expect([await items({}), await items({ trashed: true })]).toEqual([1, 0]);
  });

  it('brings back a project that was deleted here, with the tasks that are new', async () => {
    const [jo, mira] = [await newcomer(), await newcomer()];
    const house = await door.project('House', jo);
    await door.make({ title: 'Paint', projectId: house.id }, jo);
    const { projects } = await files.bring(mira, await files.take(jo));
    expect(projects).toMatchObject([{ name: 'House', outcome: 'new' }]);
    const params = { id: projects[0]!.projectId! };
    await door.call(projectRoutes.deleteProject, { token: mira.token, params });
    await door.settled();
    await door.make({ title: 'Sweep', projectId: house.id }, jo);
    expect((await files.bring(mira, await files.take(jo))).problems).toEqual([]);
    await door.settled();
    expect((await door.call(projectRoutes.getProject, { token: mira.token, params })).status).toBe(200);
    const { items } = (await door.call(routes.listTasks, { token: mira.token, query: { sort: 'title' } })).body;
    expect(items.map(({ projectId }) => projectId)).toEqual([null, params.id]);
  });

  it('brings back no project of somebody else, whatever a history says', async () => {
    const [jo, mira] = [await newcomer(), await newcomer()];
    const { body } = await door.call(projectRoutes.createProject, { token: jo.token, body: { name: 'House' } });
    const task = await door.make({ title: 'Paint', projectId: body.id }, jo);
    await act(jo, 'updateTask', { id: task.id }, { body: { projectId: null } });
    const archive = JSON.parse(await files.take(jo));
    const { taskIds } = await files.bring(mira, JSON.stringify({ ...archive, projects: [] }));
    const back = await act(mira, 'restoreVersion', { id: taskIds[0], version: 1 });
    expect(back).toMatchObject({ status: 200, body: { title: 'Paint', projectId: null } });
  });

  it('takes time and comments along, and goes on counting from there', async () => {
    const [jo, mira] = [await newcomer(), await newcomer()];
    const task = await door.make({ title: 'Paint' }, jo);
    const spend = (owner: Person, taskId: string, hour: number, note = '') =>
      door.call(timeEntryRoutes.createTimeEntry, {
        token: owner.token,
        body: { taskId, startedAt: `2026-01-05T${hour}:00:00Z`, endedAt: `2026-01-05T${hour}:30:00Z`, note },
      });
    await spend(jo, task.id, 10, 'first coat');
    const params = { id: task.id };
    await door.call(commentRoutes.addComment, { token: jo.token, params, body: { text: 'Needs **two** coats' } });
    const { body: slip } = await door.call(commentRoutes.addComment, {
      token: jo.token,
      params,
      body: { text: 'slip' },
    });
    await door.call(commentRoutes.deleteComment, { token: jo.token, params: { ...params, commentId: slip.id } });
    await door.settled();
    const text = await files.take(jo);
    expect(text).not.toContain('slip');

    for (const _ of ['first', 'again']) expect((await files.bring(mira, text)).problems).toEqual([]);
    expect(await files.take(mira)).toBe(text);
    const { items } = (await door.call(routes.listTasks, { token: mira.token })).body;
    expect(items).toMatchObject([{ title: 'Paint', actualMinutes: 30 }]);
    await spend(mira, items[0]!.id, 12);
    await door.settled();
    const after = await act(mira, 'getTask', { id: items[0]!.id });
    expect(after.body).toMatchObject({ actualMinutes: 60 });
  });

  it('brings a task whose project is neither here nor in the file without one, says so, and makes it once', async () => {
    const [jo, mira, ida] = [await newcomer(), await newcomer(), await newcomer()];
    const { body } = await door.call(projectRoutes.createProject, { token: jo.token, body: { name: 'House' } });
    await door.make({ title: 'Paint', projectId: body.id }, jo);
    const archive = JSON.parse(await files.take(jo));
    const result = await files.bring(mira, JSON.stringify({ ...archive, projects: [{ name: 'House' }] }));
    expect(result.counts).toMatchObject({ new: 1, leftOut: 1 });
    expect(result.problems).toMatchObject([
      { column: expect.stringMatching(/^projects\/0/) },
      { column: 'tasks/0/projectId', code: 'project_missing', effect: 'field_left_out', values: { title: 'Paint' } },
    ]);
    const [task] = (await door.call(routes.listTasks, { token: mira.token })).body.items;
    expect(task).toMatchObject({ title: 'Paint', projectId: null, version: 2 });
    const again = await files.bring(mira, JSON.stringify({ ...archive, projects: [] }));
    expect(again.counts).toMatchObject({ new: 0, existing: 1 });
    expect(await files.bring(ida, await files.take(mira))).toMatchObject({ counts: { new: 1 }, problems: [] });
  });

  it('says of a part what would come of it, though the projects are in the part before', async () => {
    const [jo, mira] = [await newcomer(), await newcomer()];
    const house = await door.project('House', jo);
    await door.make({ title: 'Paint', projectId: house.id }, jo);
    const part = JSON.stringify({ ...JSON.parse(await files.take(jo)), projects: [] });
    expect(await files.bring(mira, part, { dryRun: true })).toMatchObject({ counts: { new: 1 }, problems: [] });
  });

  it('gives back what was exported, whatever happened to it', async () => {
    const step = fc.record({
      at: fc.nat(4),
      other: fc.nat(4),
      do: fc.constantFrom(
        'updateTask',
        'completeTask',
        'reopenTask',
        'startTask',
        'deleteTask',
        'restoreTask',
        'addDependency',
        'removeDependency',
      ),
      title: fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== ''),
    });
    const tasks = fc.array(
      fc.record({
        title: fc.constantFrom('A', 'B "quoted"', 'C, ü'),
        labels: fc.uniqueArray(fc.constantFrom('x', 'y')),
      }),
      { minLength: 1, maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(tasks, fc.array(step, { maxLength: 14 }), async (made, steps) => {
        const [jo, mira] = [await newcomer(), await newcomer()];
        const ids: string[] = [];
        for (const fields of made) ids.push((await door.make(fields, jo)).id);
        for (const { at, other, do: route, title } of steps) {
          const [id, otherId] = [ids[at % ids.length]!, ids[other % ids.length]!];
          await act(
            jo,
            route as keyof typeof routes,
            { id, otherId },
            route === 'updateTask' ? { body: { title } } : {},
          );
          door.clock.advance(5_000);
        }
        await door.settled();
        const exported = await files.take(jo);
        const result = await files.bring(mira, exported);
        expect(result).toMatchObject({ source: 'deepiri', problems: [], counts: { new: made.length } });
        expect(await files.take(mira)).toBe(exported);
        expect((await files.bring(mira, exported)).counts).toMatchObject({ new: 0, existing: made.length });
        expect((await files.bring(jo, exported)).counts).toMatchObject({ new: 0, existing: made.length });
        expect(await files.take(jo)).toBe(exported);
        expect(await files.take(mira)).toBe(exported);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('makes one line of each title that it brings, in the history too', async () => {
    const [jo, mira] = [await newcomer(), await newcomer()];
    const task = await door.make({ title: 'Ring' }, jo);
    await act(jo, 'updateTask', { id: task.id }, { body: { title: 'Ring twice' } });
    const text = (await files.take(jo)).replaceAll('"Ring', String.raw`"\u202E\u0007Ring\n`);
    for (const counts of [{ new: 1 }, { existing: 1 }])
      expect(await files.bring(mira, text)).toMatchObject({ counts, problems: [] });
    const [brought] = (await door.call(routes.listTasks, { token: mira.token })).body.items;
    expect(brought).toMatchObject({ title: 'Ring  twice', version: 2 });
  });

  it('is worth nothing: nothing is completed, nobody is set free, nothing repeats', async () => {
    const [jo, mira] = [await newcomer(), await newcomer()];
    const { first } = await live(jo);
    await files.bring(mira, await files.take(jo));
    await door.settled();
    const told = door.published().filter(({ userid }) => userid === mira.id);
    expect(new Set(told.map(({ type }) => type))).toEqual(new Set(['task.imported', 'tasks.imported']));
    expect(told.filter(({ type }) => type === 'tasks.imported').map(({ data }) => data)).toEqual([{ count: 3 }]);

    const { items } = (await door.call(routes.listTasks, { token: mira.token, query: { status: 'done' } })).body;
    const [done] = items;
    expect(done).toMatchObject({ title: 'First, better', actualMinutes: 12 });
    expect(done!.id).not.toBe(first.id);
    // Opened again, it has no completion here that could be taken back; finished again, it is work done here.
    await act(mira, 'reopenTask', { id: done!.id });
    expect(await door.dataOf(done!.id, 'task.reopened')).toMatchObject([{ completionId: null }]);
  });

  it('keeps the links between tasks, and the history with whoever made it', async () => {
    const [jo, mira] = [await newcomer(), await newcomer()];
    await live(jo);
    await files.bring(mira, await files.take(jo));
    const { items } = (await door.call(routes.listTasks, { token: mira.token, query: { sort: 'createdAt' } })).body;
    const [first, second] = items;
    expect(second!.blockedBy).toEqual([first!.id]);
    const versions = await act(mira, 'listVersions', { id: first!.id });
    expect(versions.body).toMatchObject({
      items: [
        { version: 5, change: 'completed', actor: { type: 'user', id: mira.id } },
        {},
        {},
        {},
        { version: 1, patch: [] },
      ],
    });
    const asOf = await act(mira, 'getTask', { id: first!.id }, { query: { asOf: first!.createdAt } });
    expect(asOf.body).toMatchObject({ title: 'First', version: 1 });
  });

  it('goes on where it was cut short, and where the history went on elsewhere', async () => {
    const [jo, mira] = [await newcomer(), await newcomer()];
    const { first } = await live(jo);
    const whole = JSON.parse(await files.take(jo));
    const early = structuredClone(whole);
    early.tasks[0].versions = early.tasks[0].versions.slice(0, 2);
    Object.assign(early.tasks[0].task, early.tasks[0].versions[0].fields, early.tasks[0].versions[1].fields);
    expect((await files.bring(mira, JSON.stringify(early))).counts).toMatchObject({ new: 3 });
    const told = await files.bring(mira, JSON.stringify(whole), { dryRun: true });
    expect(told.counts).toMatchObject({ new: 0, continued: 1, existing: 2 });
    expect((await files.bring(mira, JSON.stringify(whole))).counts).toMatchObject({ continued: 1, existing: 2 });
    expect(JSON.parse(await files.take(mira))).toEqual(whole);
    expect(first.title).toBe('First');
  });

  it('keeps what was changed here since, and says so', async () => {
    const [jo, mira] = [await newcomer(), await newcomer()];
    const task = await door.make({ title: 'Shared past' }, jo);
    await files.bring(mira, await files.take(jo));
    const [here] = (await door.call(routes.listTasks, { token: mira.token })).body.items;
    await act(mira, 'updateTask', { id: here!.id }, { body: { title: 'Mine now' } });
    await act(jo, 'updateTask', { id: task.id }, { body: { title: 'Another way' } });
    await act(jo, 'updateTask', { id: task.id }, { body: { title: 'Further' } });
    expect((await files.bring(mira, await files.take(jo))).counts).toMatchObject({ existing: 1, continued: 0, new: 0 });
    expect((await act(mira, 'getTask', { id: here!.id })).body).toMatchObject({ title: 'Mine now', version: 2 });
  });

  it('leaves out what was tampered with, with a reason for each, and takes the rest', async () => {
    const [jo, mira] = [await newcomer(), await newcomer()];
    for (let n = 0; n < 9; n++) await door.make({ title: `Task ${n}` }, jo);
    const archive = JSON.parse(await files.take(jo));
    const [a, b, c, d, e, f, g, h] = archive.tasks;
    a.task.title = 'Other';
    b.versions[0].version = 2;
    c.versions[0].fields.status = 'done';
    d.versions[0].fields.colour = 'red';
    e.task.blockedBy = e.versions[0].fields.blockedBy = [f.task.id];
    f.task.blockedBy = f.versions[0].fields.blockedBy = [e.task.id];
    delete g.versions[0].fields.notes;
    h.versions[0].fields.source = { provider: 'x', externalId: '1', url: 'javascript:alert(1)' };
    archive.tasks.push(structuredClone(archive.tasks[8]), 7);
    const { counts, problems } = await files.bring(mira, JSON.stringify(archive));
    expect(counts).toEqual({ new: 2, continued: 0, existing: 0, leftOut: 9 });
    expect(problems.filter(({ code }) => code === 'record_not_valid').map(({ values }) => values)).toEqual([
      { fieldCode: 'unknown_field' },
      { fieldCode: 'wrong_type' },
    ]);
    expect(problems.find(({ column }) => column === 'tasks/1')).toMatchObject({
      code: 'task_not_valid',
      values: { title: 'Task 1' },
    });
    expect(problems.map(({ message }) => message).sort()).toEqual([
      'This record is not a field here; remove it.',
      'This record must be object.',
      '“Other” has versions that do not lead to what it is.',
      '“Task 1” has a version 2 that does not follow the one before it.',
      '“Task 2” is done in version 1, with completedAt null.',
      '“Task 5” would close a circle of tasks that wait for each other.',
      '“Task 6” has no notes in its first version.',
      '“Task 7” has a source with an address that is not of the web.',
      '“Task 8” is in the file twice.',
    ]);
  });

  it('leaves out a task that stands below itself, as a circle of parents would', async () => {
    const [jo, mira] = [await newcomer(), await newcomer()];
    for (const title of ['One', 'Two', 'Three']) await door.make({ title }, jo);
    const archive = JSON.parse(await files.take(jo));
    const [one, two, three] = archive.tasks;
    const put = (below: typeof one, above: typeof one) => {
      for (const fields of [below.task, below.versions[0].fields]) fields.parentId = above.task.id;
    };
    put(one, two);
    put(two, one);
    put(three, one);
    const { counts, problems } = await files.bring(mira, JSON.stringify(archive));
    expect(counts).toMatchObject({ new: 2, leftOut: 1 });
    expect(problems).toMatchObject([{ message: expect.stringContaining('stands below itself.') }]);
  });

  it('never reaches a task of somebody else, whose id it may name', async () => {
    const [jo, mira] = [await newcomer(), await newcomer()];
    const secret = await door.make({ title: 'Secret' }, jo);
    const own = await door.make({ title: 'Own' }, mira);
    const archive = JSON.parse(await files.take(mira));
    const [record] = archive.tasks;
    for (const fields of [record.task, record.versions[0].fields])
      Object.assign(fields, { id: secret.id, title: 'Stolen', blockedBy: [secret.id, own.id].slice(1) });
    const { taskIds } = await files.bring(mira, JSON.stringify(archive));
    expect(taskIds).toHaveLength(1);
    expect(taskIds).not.toContain(secret.id);
    expect((await act(jo, 'getTask', { id: secret.id })).body).toEqual(secret);
  });

  it('says what it cannot read', async () => {
    const code = async (content: string, more = {}) => {
      const answer = await door.call(portabilityRoutes.importTasks, {
        token: door.jo.token,
        body: { content, ...more },
      });
      const { code: named, detail, reason, values } = answer.body;
      return `${answer.status} ${named} ${detail} ${reason} ${JSON.stringify(values)}`;
    };
    expect(await code('{"format":"deepiri-archive","version":1,"tasks":[')).toContain(
      '400 unreadable_file The file begins like JSON, and is not',
    );
    expect(await code('{"format":"deepiri-archive","version":2,"tasks":[]}')).toContain('written by a newer platform');
    expect(await code('{"format":"deepiri-archive","version":1,"tasks":{}}')).toContain(
      'archive_broken {"name":"tasks"}',
    );
    expect(await code('{"hello":1}')).toContain('JSON of a kind that is not known here');
    expect(await code('[1]', { source: 'vikunja' })).toContain('is no export of Vikunja');
    expect(await code('a,b\n1,2', { source: 'todoist' })).toContain('has not the columns of Todoist');
    expect(await code('title\n"open')).toMatch(/never closed, near line 2\. .* quote_not_closed \{"line":2\}$/);
    expect(await code('  ')).toContain('unreadable_file');
    expect(await code('')).toContain('400 invalid_body');
  });

  it.each([-1, 0, 1.5, null, 'one'])('refuses one whose version is %s', async (version) => {
    const content = JSON.stringify({ format: 'deepiri-archive', version, tasks: [] });
    const answer = await door.call(portabilityRoutes.importTasks, { token: door.jo.token, body: { content } });
    expect(answer).toMatchObject({ status: 400, body: { reason: 'archive_broken', values: { name: 'version' } } });
  });

  it('says in a sentence what it leaves out because there is too much', async () => {
    const views = Array.from({ length: 51 }, (_, n) => ({
      id: `viw_00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
      name: `n${n}`,
      filter: '',
      layout: 'list',
      sort: 'dueAt',
      group: 'none',
      columns: null,
      position: n,
      createdAt: '2026-01-01T00:00:00.000Z',
    }));
    const { problems } = await files.bring(
      await newcomer(),
      JSON.stringify({ format: 'deepiri-archive', version: 1, views }),
    );
    expect(problems.map(({ message }) => message)).toEqual([
      'This record: There can be 50 views. Delete one that is not needed any more.',
    ]);
  });

  it('takes what is longer than other bodies may be', async () => {
    const mira = await newcomer();
    const archive = { format: 'deepiri-archive', version: 1, tasks: [], more: 'x'.repeat(2_000_000) };
    const result: AnswerOf<(typeof portabilityRoutes)['importTasks']> = await files.bring(
      mira,
      JSON.stringify(archive),
    );
    expect(result.counts.new).toBe(0);
    const tooLong = await door.call(portabilityRoutes.importTasks, {
      token: mira.token,
      body: { content: 'x'.repeat(17_000_000) },
    });
    expect(tooLong).toMatchObject({ status: 413, body: { detail: 'A request body may have at most 16 MiB here.' } });
  });
});
