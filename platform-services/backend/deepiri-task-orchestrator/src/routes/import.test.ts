import { portabilityRoutes, projectRoutes } from 'deepiri-contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Door, openDoor, type Person, routes } from './testing/door.ts';
import { filesOf } from './testing/files.ts';

let door: Door;
let files: ReturnType<typeof filesOf>;
let jo: Person;
let people = 100;
beforeAll(async () => {
  door = await openDoor();
  files = filesOf(door);
});
afterAll(() => door.stop());
beforeEach(async () => {
  const id = `usr_00000000-0000-7000-8000-${String(++people).padStart(12, '0')}`;
  jo = { id, token: await door.tokenFor(id, { expiresInSeconds: 10_000_000 }) };
});

// The clock stands at Monday, 2 March 2026, 09:00 UTC, and a person that nobody has told of lives by UTC.
const tasksOf = async (person: Person) =>
  (await door.call(routes.listTasks, { token: person.token, query: { sort: 'title', limit: 200 } })).body.items;

describe('a table', () => {
  const csv = [
    'Task name;Due date;Tags;State;Weird',
    'Write report;2026-03-05 17:00;"work, urgent things";open;a',
    '"Two\nlines";2026-03-06;;done;b',
    ';2026-03-07;;;c',
    'Bad date;32.13.2026;;;d',
    'Bad date;32.13.2026;;;d',
    'Odd;;;perhaps;e',
  ].join('\r\n');

  it('is understood by the names of its columns, told before anything is made, and made once', async () => {
    const told = await files.bring(jo, csv, { dryRun: true });
    expect(told).toMatchObject({
      source: 'csv',
      dryRun: true,
      columns: [
        { name: 'Task name', field: 'title', example: 'Write report' },
        { name: 'Due date', field: 'dueAt', example: '2026-03-05 17:00' },
        { name: 'Tags', field: 'labels', example: 'work, urgent things' },
        { name: 'State', field: 'status', example: 'open' },
        { name: 'Weird', field: null, example: 'a' },
      ],
      counts: { new: 5, existing: 0, leftOut: 1 },
      taskIds: [],
      problemCount: 4,
    });
    expect(told.problems).toEqual([
      {
        line: 5,
        column: 'Task name',
        code: 'no_title',
        values: {},
        message: 'There is no title.',
        remedy: expect.any(String),
        effect: 'row_left_out',
      },
      expect.objectContaining({
        line: 6,
        column: 'Due date',
        code: 'not_an_instant',
        values: { text: '32.13.2026' },
        message: '“32.13.2026” was not understood.',
        effect: 'field_left_out',
      }),
      expect.objectContaining({ line: 7, column: 'Due date' }),
      expect.objectContaining({
        line: 8,
        column: 'State',
        code: 'not_a_status',
        remedy: 'Write todo, in progress, blocked, done or cancelled.',
      }),
    ]);
    expect(told.rows[0]).toMatchObject({ line: 2, taskId: null, title: 'Write report', outcome: 'new' });
    expect(await tasksOf(jo)).toEqual([]);

    const made = await files.bring(jo, csv);
    expect(made.taskIds).toHaveLength(5);
    expect(await tasksOf(jo)).toMatchObject([
      { title: 'Bad date', dueAt: null },
      { title: 'Bad date' },
      { title: 'Odd', status: 'todo' },
      {
        title: 'Two lines',
        status: 'done',
        dueAt: '2026-03-06T23:59:00.000Z',
        completedAt: '2026-03-02T09:00:00.000Z',
      },
      { title: 'Write report', dueAt: '2026-03-05T17:00:00.000Z', labels: ['work', 'urgent-things'] },
    ]);
    const again = await files.bring(jo, csv);
    expect(again).toMatchObject({ counts: { new: 0, existing: 5, leftOut: 1 }, taskIds: [] });
    expect(await tasksOf(jo)).toHaveLength(5);
  });

  it('keeps of labels what tasks may have, and says which rows had more', async () => {
    const many = Array.from({ length: 60 }, (_, n) => `label-${n}`);
    const long = `${'x'.repeat(49)}😀y`;
    const table = ['title,labels', `Few,"a, ${'y'.repeat(50)}"`, `Many,"${many.join(', ')}"`, `Long,${long}`].join(
      '\n',
    );
    const told = await files.bring(jo, table);
    expect(told.counts).toMatchObject({ new: 3, leftOut: 0 });
    expect(told.problems).toMatchObject([
      { line: 3, column: 'labels', code: 'labels_cut', values: { title: 'Many', most: 50, longest: 50 } },
      { line: 4, column: 'labels', code: 'labels_cut', values: { title: 'Long' }, effect: 'field_left_out' },
    ]);
    expect((await tasksOf(jo)).map(({ title, labels }) => [title, labels])).toEqual([
      ['Few', ['a', 'y'.repeat(50)]],
      ['Long', [`${'x'.repeat(49)}😀`]],
      ['Many', many.slice(0, 50)],
    ]);
  });

  it('takes whatever a task here may have, and counts signs, not bytes', async () => {
    const fits = { title: '😀'.repeat(500), notes: 'я😀'.repeat(25_000), labels: ['😀'.repeat(50)] };
    expect((await door.call(routes.createTask, { token: jo.token, body: fits })).status).toBe(201);
    const told = await files.bring(jo, `title,notes,labels,more\n${Object.values(fits)},${'я'.repeat(110_000)}`);
    expect([told.problems, told.counts.new]).toEqual([[], 1]);
    const [one, other] = await tasksOf(jo);
    const { title, notes, labels } = other!;
    expect({ title, notes, labels }).toEqual({ title: one!.title, notes: one!.notes, labels: one!.labels });
  });

  it.each([0, 1])('keeps each sign whole, wherever it stands in a long file (%i)', async (shift) => {
    const notes = '😀'.repeat(40_000);
    await files.bring(jo, `title,notes\n${'x'.repeat(1 + shift)},${notes}`);
    expect((await tasksOf(jo))[0]!.notes).toBe(notes);
  });

  it('tells columns apart, and none of them has half a sign in its name', async () => {
    const long = `${'x'.repeat(199)}😀y`;
    const table = `title,a (4),a,a,${long},${long}\nOne,1,2,3,4,5`;
    const { columns } = await files.bring(jo, table, { dryRun: true });
    expect(columns.map(({ example }) => example)).toEqual(['One', '1', '2', '3', '4', '5']);
    expect(new Set(columns.map(({ name }) => name)).size).toBe(6);
    await files.bring(jo, table, { columns: { [columns[4]!.name]: 'notes' } });
    expect((await tasksOf(jo))[0]!.notes).toBe('4');
  });

  it('that has a row too long to be one says where', async () => {
    const content = `title,notes\nOne,${'x'.repeat(250_000)}\n`;
    const { status, body } = await door.call(portabilityRoutes.importTasks, { token: jo.token, body: { content } });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 'unreadable_file',
      reason: 'row_too_long',
      values: { line: expect.any(Number), most: 200_000 },
    });
  });

  it('is read as the person says', async () => {
    const columns = { Weird: 'title', 'Task name': 'notes', State: null } as const;
    const { rows, columns: told } = await files.bring(jo, csv, { dryRun: true, columns });
    expect(rows.map(({ title }) => title)).toEqual(['a', 'b', 'c', 'd', 'd', 'e']);
    expect(told.find(({ name }) => name === 'State')?.field).toBe(null);
    const wrong = await door.call(portabilityRoutes.importTasks, {
      token: jo.token,
      body: { content: csv, columns: { Weird: 'colour' } },
    });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'invalid_body' } });
  });

  it('goes on when it was cut short: what is there stays, what is missing comes', async () => {
    const lines = csv.split('\r\n');
    await files.bring(jo, lines.slice(0, 2).join('\r\n'));
    expect((await files.bring(jo, csv)).counts).toMatchObject({ new: 4, existing: 1 });
  });

  it('reads words and amounts as people write them', async () => {
    const text = [
      'title,due,repeat,estimate,priority,created,completed date',
      'A,tomorrow 5pm,,1:30,P1,2020-01-01T00:00:00Z,',
      'B,,every monday,2h,High,2099-01-01,',
      'C,2026-03-01T10:00:00+02:00,FREQ=DAILY,45m,,,2026-02-01 08:00',
    ].join('\n');
    await files.bring(jo, text);
    expect(await tasksOf(jo)).toMatchObject([
      {
        dueAt: '2026-03-03T17:00:00.000Z',
        estimateMinutes: 90,
        priority: 'urgent',
        createdAt: '2020-01-01T00:00:00.000Z',
      },
      {
        recurrence: 'FREQ=WEEKLY;BYDAY=MO',
        estimateMinutes: 120,
        priority: 'high',
        createdAt: '2026-03-02T09:00:00.000Z',
      },
      {
        dueAt: '2026-03-01T08:00:00.000Z',
        recurrence: 'FREQ=DAILY',
        status: 'done',
        completedAt: '2026-02-01T08:00:00.000Z',
      },
    ]);
  });
});

describe('Todoist', () => {
  const csv = [
    'TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE,DURATION,DURATION_UNIT',
    'meta,view_style=list,,,,,,,,,,',
    'task,Plan the trip @travel @family,All of it,1,1,Jo (1),,2026-04-01,en,Europe/Berlin,30,minute',
    'task,Book trains,,4,2,Jo (1),,every friday,en,Europe/Berlin,,',
    'note,Seats by the window,,,,Jo (1),,,,,,',
    ',,,,,,,,,,,',
    'section,Someday soon,,,,,,,,,,',
    'task,Learn Danish,,3,1,Jo (1),,den 5. juni måske,da,Europe/Copenhagen,,',
  ].join('\n');

  it('keeps priorities, labels, sections, notes and what belongs to what', async () => {
    const { source, counts, problems } = await files.bring(jo, csv);
    expect({ source, counts }).toMatchObject({ source: 'todoist', counts: { new: 3 } });
    expect(problems).toMatchObject([{ line: 8, column: 'DATE', effect: 'field_left_out' }]);
    const [trains, danish, trip] = await tasksOf(jo);
    expect(trip).toMatchObject({
      title: 'Plan the trip',
      notes: 'All of it',
      priority: 'urgent',
      labels: ['travel', 'family'],
      dueAt: '2026-04-01T23:59:00.000Z',
      estimateMinutes: 30,
    });
    expect(trains).toMatchObject({
      title: 'Book trains',
      notes: 'Seats by the window',
      parentId: trip!.id,
      recurrence: 'FREQ=WEEKLY;BYDAY=FR',
      priority: 'none',
    });
    expect(danish).toMatchObject({ labels: ['Someday-soon'], parentId: null, priority: 'medium', dueAt: null });
    expect((await files.bring(jo, csv)).counts).toMatchObject({ new: 0, existing: 3 });
  });
});

describe('Habitica', () => {
  const file = {
    _id: 'u1',
    tags: [{ id: 't1', name: 'Health care' }],
    stats: { exp: 120, lvl: 9 },
    tasks: {
      todos: [
        {
          _id: 'd1',
          type: 'todo',
          text: 'File taxes',
          notes: 'by post',
          priority: 2,
          tags: ['t1'],
          completed: false,
          date: '2026-03-20T23:00:00.000Z',
          createdAt: '2026-01-01T10:00:00.000Z',
          checklist: [
            { id: 'c', text: 'find papers', completed: true },
            { id: 'd', text: 'send', completed: false },
          ],
        },
        {
          _id: 'd2',
          type: 'todo',
          text: 'Old',
          priority: 1,
          completed: true,
          dateCompleted: '2026-02-01T10:00:00.000Z',
        },
      ],
      dailys: [
        {
          _id: 'd3',
          type: 'daily',
          text: 'Stretch',
          priority: 0.1,
          frequency: 'weekly',
          everyX: 1,
          startDate: '2026-01-01T00:00:00Z',
          repeat: { m: false, t: true, w: false, th: true, f: false, s: false, su: false },
        },
        {
          _id: 'd4',
          type: 'daily',
          text: 'Rent',
          priority: 1.5,
          frequency: 'monthly',
          everyX: 1,
          daysOfMonth: [28],
          startDate: '2026-01-28T00:00:00Z',
          repeat: {},
        },
      ],
      habits: [{ _id: 'd5', type: 'habit', text: 'Water', up: true, down: false, priority: 1 }],
      rewards: [{ _id: 'd6', type: 'reward', text: 'Cake', value: 20 }],
    },
  };

  it('keeps to-dos, dailies with their days, and habits, and pays nothing for what was done there', async () => {
    const { source, counts, problems } = await files.bring(jo, JSON.stringify(file));
    expect({ source, counts }).toMatchObject({ source: 'habitica', counts: { new: 5, leftOut: 0 } });
    expect(problems).toMatchObject([
      { column: 'rewards', code: 'rewards', values: { count: 1 }, message: '1 rewards are no tasks.' },
    ]);
    expect(await tasksOf(jo)).toMatchObject([
      {
        title: 'File taxes',
        difficulty: 'hard',
        labels: ['Health-care'],
        notes: 'by post\n\n- [x] find papers\n- [ ] send',
        source: { provider: 'habitica', externalId: 'd1' },
      },
      { title: 'Old', status: 'done', completedAt: '2026-02-01T10:00:00.000Z', difficulty: 'easy' },
      {
        title: 'Rent',
        kind: 'habit',
        recurrence: 'FREQ=MONTHLY;BYMONTHDAY=28',
        dueAt: '2026-03-28T23:59:00.000Z',
        difficulty: 'medium',
      },
      {
        title: 'Stretch',
        kind: 'habit',
        recurrence: 'FREQ=WEEKLY;BYDAY=TU,TH',
        dueAt: '2026-03-03T23:59:00.000Z',
        difficulty: 'trivial',
      },
      { title: 'Water', kind: 'habit', recurrence: null },
    ]);
    await door.settled();
    expect(door.published().filter(({ userid, type }) => userid === jo.id && type === 'task.completed')).toEqual([]);
  });

  it('is known by what its API answers too', async () => {
    const answer = { success: true, data: file.tasks.todos };
    expect(await files.bring(jo, JSON.stringify(answer), { dryRun: true })).toMatchObject({
      source: 'habitica',
      counts: { new: 2 },
    });
  });
});

describe('Vikunja', () => {
  const never = '0001-01-01T00:00:00Z';
  const task = {
    done: false,
    done_at: never,
    due_date: never,
    start_date: never,
    end_date: never,
    repeat_after: 0,
    repeat_mode: 0,
    priority: 0,
    labels: null,
    related_tasks: {},
    created: '2026-02-01T10:00:00Z',
  };
  const file = [
    {
      id: 1,
      title: 'Home office',
      tasks: [
        {
          ...task,
          id: 1,
          title: 'Desk',
          description: '<p>Oak &amp; <strong>steel</strong></p><ul><li>legs</li></ul>',
          priority: 5,
          due_date: '2026-03-10T08:00:00Z',
          labels: [{ id: 1, title: 'buy' }],
          comments: [{ comment: '<p>Soon</p>', author: { username: 'mira' } }],
        },
        {
          ...task,
          id: 2,
          title: 'Screws',
          description: '',
          related_tasks: { parenttask: [{ id: 1 }], blocked: [{ id: 3 }] },
        },
        { ...task, id: 3, title: 'Water plants', repeat_after: 604800, repeat_mode: 2 },
        { ...task, id: 4, title: 'Sip', repeat_after: 3600, done: true, done_at: '2026-02-02T10:00:00Z' },
      ],
    },
    { id: 2, title: 'Empty', tasks: null },
  ];

  it('keeps projects, text, repetitions, links and what was done', async () => {
    const { source, counts, problems, projects } = await files.bring(jo, JSON.stringify(file));
    expect({ source, counts }).toMatchObject({ source: 'vikunja', counts: { new: 4 } });
    expect(problems).toMatchObject([
      {
        column: 'repeat_after',
        code: 'repeats_by_hours',
        values: { title: 'Sip' },
        message: expect.stringContaining('“Sip” repeats by hours'),
      },
    ]);
    const [desk, screws, sip, plants] = await tasksOf(jo);
    expect(desk).toMatchObject({
      notes: 'Oak & steel\n- legs\n\n> **mira:** Soon',
      priority: 'urgent',
      labels: ['buy'],
      projectId: projects[0]!.projectId,
      dueAt: '2026-03-10T08:00:00.000Z',
    });
    expect(screws).toMatchObject({ parentId: desk!.id, blockedBy: [plants!.id], dueAt: null });
    expect(plants).toMatchObject({ recurrence: 'FREQ=WEEKLY;X-FROM=COMPLETION' });
    expect(sip).toMatchObject({ status: 'done', completedAt: '2026-02-02T10:00:00.000Z', recurrence: null });
    expect((await files.bring(jo, JSON.stringify(file))).counts).toMatchObject({ new: 0, existing: 4 });
  });

  const link = (id: number, related_tasks: object) => ({ ...task, id, title: `Task ${id}`, related_tasks });
  it.each([
    ['above and in front', [link(1, { subtask: [{ id: 2 }] }), link(2, {}), link(3, { blocking: [{ id: 2 }] })]],
    ['below and behind', [link(1, {}), link(2, { parenttask: [{ id: 1 }], blocked: [{ id: 3 }] }), link(3, {})]],
    [
      'on both sides',
      [
        link(3, { blocking: [{ id: 2 }] }),
        link(2, { parenttask: [{ id: 1 }], blocked: [{ id: 3 }] }),
        link(1, { subtask: [{ id: 2 }] }),
      ],
    ],
  ])('links tasks by what stands on the one %s', async (_, tasks) => {
    // Each in a project of its own: links go across.
    const spread = tasks.map((one, id) => ({ id, title: `Project ${id}`, tasks: [one] }));
    await files.bring(jo, JSON.stringify(spread));
    const [above, linked, before] = await tasksOf(jo);
    expect(linked).toMatchObject({ parentId: above!.id, blockedBy: [before!.id] });
    expect([above, before]).toMatchObject([
      { parentId: null, blockedBy: [] },
      { parentId: null, blockedBy: [] },
    ]);
  });

  it('leaves out the link that closes a circle, says so, and keeps the others', async () => {
    const tasks = [
      link(1, { blocked: [{ id: 3 }, { id: 4 }] }),
      link(2, { blocked: [{ id: 1 }] }),
      link(3, { blocked: [{ id: 2 }, { id: 4 }, { id: 3 }] }),
      link(4, {}),
    ];
    const circle = JSON.stringify([{ id: 1, title: 'Round', tasks }]);
    const { counts, problems } = await files.bring(jo, circle);
    expect(counts).toMatchObject({ new: 4, leftOut: 0 });
    expect(problems).toMatchObject([
      { column: 'blockedBy', code: 'waits_in_circle', values: { title: 'Task 3', other: 'Task 2' } },
      { column: 'blockedBy', code: 'waits_in_circle', values: { title: 'Task 3', other: 'Task 3' } },
    ]);
    const [one, two, three, four] = await tasksOf(jo);
    expect([one, two, three]).toMatchObject([
      { blockedBy: [three!.id, four!.id] },
      { blockedBy: [one!.id] },
      { blockedBy: [four!.id] },
    ]);
  });
});

describe('a file that is nested deeper than any export', () => {
  const deep = (inner: string) => `${'{"subtask":[{"related_tasks":'.repeat(20_000)}${inner}${'}]}'.repeat(20_000)}`;
  const bring = (content: string) => door.call(portabilityRoutes.importTasks, { token: jo.token, body: { content } });

  it('is refused with the reason', async () => {
    const task = `{"title":"Deep","related_tasks":${deep('{}')}}`;
    expect(await bring(`[{"title":"P","tasks":[${task}]}]`)).toMatchObject({
      status: 400,
      body: { code: 'unreadable_file', reason: 'json_too_deep' },
    });
  });

  it('is left out of an archive', async () => {
    const content = `{"format":"deepiri-archive","version":1,"tasks":[${deep('{}')}],"views":[{"name":${deep('1')}}]}`;
    expect(await bring(content)).toMatchObject({ status: 200, body: { counts: { leftOut: 2 } } });
  });
});

describe('projects of a file', () => {
  const vikunja = (projects: object[]) => JSON.stringify(projects);
  const named = (title: string, id: number, more: object = {}) => ({
    id,
    title,
    tasks: [{ id: 10 * id, title: `In ${title}` }],
    ...more,
  });
  const projectsOf = async ({ token }: Person) =>
    (await door.call(projectRoutes.listProjects, { token, query: { limit: 100 } })).body.items;

  it('are told before they are made, and made once, with what is in them', async () => {
    const house = { description: '<p>By the <b>lake</b></p>', created: '2025-06-01T10:00:00Z' };
    const file = vikunja([
      named('Summer  house', 1, house),
      named('Old things', 2, { is_archived: true }),
      named('Nothing yet', 3, { tasks: null }),
      named('old Things', 4, { tasks: [{ id: 40, title: 'In the attic' }] }),
    ]);
    const told = await files.bring(jo, file, { dryRun: true });
    expect(told.projects).toEqual([
      { projectId: null, name: 'Summer house', outcome: 'new' },
      { projectId: null, name: 'Old things', outcome: 'new' },
      { projectId: null, name: 'Nothing yet', outcome: 'new' },
    ]);
    expect(await projectsOf(jo)).toEqual([]);

    const made = await files.bring(jo, file);
    expect(made.projects.map(({ outcome }) => outcome)).toEqual(['new', 'new', 'new']);
    const projects = await projectsOf(jo);
    expect(projects).toMatchObject([
      { name: 'Nothing yet', archived: false, createdAt: '2026-03-02T09:00:00.000Z' },
      { name: 'Old things', archived: true },
      { name: 'Summer house', archived: false, description: 'By the lake', createdAt: '2025-06-01T10:00:00.000Z' },
    ]);
    const ids = new Map(projects.map(({ name, id }) => [name, id]));
    expect((await tasksOf(jo)).map(({ title, projectId }) => [title, projectId])).toEqual([
      ['In Old things', ids.get('Old things')],
      ['In Summer  house', ids.get('Summer house')],
      ['In the attic', ids.get('Old things')],
    ]);

    const again = await files.bring(jo, file);
    expect(again).toMatchObject({ counts: { new: 0, existing: 3 } });
    expect(again.projects.every(({ outcome }) => outcome === 'existing')).toBe(true);
    expect(await projectsOf(jo)).toEqual(projects);
  });

  it('are those of the same name that are here, and those that were renamed here since', async () => {
    const own = await door.project('summer HOUSE', jo);
    const part = [named('Summer house', 1), named('Work', 2)];
    const { projects } = await files.bring(jo, vikunja(part));
    expect(projects).toMatchObject([
      { projectId: own.id, name: 'summer HOUSE', outcome: 'existing' },
      { name: 'Work', outcome: 'new' },
    ]);
    const params = { id: projects[1]!.projectId! };
    await door.call(projectRoutes.updateProject, { token: jo.token, params, body: { name: 'Office' } });
    await files.bring(jo, vikunja([...part, named('Work', 2, { tasks: [{ id: 99, title: 'Another' }] })]));
    const another = (await tasksOf(jo)).find(({ title }) => title === 'Another');
    expect(another).toMatchObject({ projectId: params.id });
    expect((await projectsOf(jo)).map(({ name }) => name)).toEqual(['Office', 'summer HOUSE']);
  });

  it('come again for new tasks when they were deleted here, and not for those that stayed', async () => {
    const { projects } = await files.bring(jo, vikunja([named('Work', 1)]));
    await door.call(projectRoutes.deleteProject, { token: jo.token, params: { id: projects[0]!.projectId! } });
    await door.settled();
    expect((await files.bring(jo, vikunja([named('Work', 1)]))).projects).toEqual([]);
    const more = named('Work', 1, {
      tasks: [
        { id: 10, title: 'In Work' },
        { id: 11, title: 'New' },
      ],
    });
    await files.bring(jo, vikunja([more]));
    await door.settled();
    const [project] = await projectsOf(jo);
    expect(project).toMatchObject({ name: 'Work' });
    expect((await tasksOf(jo)).map(({ projectId }) => projectId)).toEqual([null, project!.id]);
  });

  it('that no name of a project can be are told, and their tasks come without', async () => {
    const long = 'x'.repeat(81);
    const file = vikunja([named(long, 1), named('\u2066turned', 2), named('Good', 3), named('  ', 4)]);
    for (const dryRun of [true, false]) {
      const told = await files.bring(jo, file, { dryRun });
      expect(told.problems).toMatchObject([
        { code: 'project_name', values: { name: 'x'.repeat(60), fieldCode: 'too_long', most: 80 } },
        { code: 'project_name', values: { name: '\u2066turned' }, effect: 'field_left_out' },
      ]);
      expect(told).toMatchObject({ counts: { new: 4, leftOut: 0 }, projects: [{ name: 'Good' }] });
    }
    expect((await tasksOf(jo)).map(({ projectId }) => projectId === null).sort()).toEqual([false, true, true, true]);
  });

  it('that would be too many are told, and their tasks come without', async () => {
    const rows = Array.from({ length: 502 }, (_, n) => `Task ${n},Project ${n}`);
    const told = await files.bring(jo, ['title,project', ...rows].join('\n'));
    expect(told.counts).toMatchObject({ new: 502 });
    expect(told.projects).toHaveLength(500);
    expect(told.problems).toMatchObject([
      { line: 502, column: 'project', code: 'project_limit', values: { name: 'Project 500', most: 500 } },
      { line: 503, code: 'project_limit' },
    ]);
    const query = { q: 'Task 501' };
    const { items } = (await door.call(routes.listTasks, { token: jo.token, query })).body;
    expect(items).toMatchObject([{ title: 'Task 501', projectId: null }]);
  });

  it('stand in a column of a table, that of the platform too', async () => {
    const told = await files.bring(jo, 'title,List Name,tags\nPaint,Summer house,diy\nRest,,\nSweep,summer House,');
    expect(told.columns.map(({ field }) => field)).toEqual(['title', 'project', 'labels']);
    const [house] = await projectsOf(jo);
    expect(house!.name).toBe('Summer house');
    expect((await tasksOf(jo)).map(({ projectId, labels }) => [projectId, labels])).toEqual([
      [house!.id, ['diy']],
      [null, []],
      [house!.id, []],
    ]);

    const formula = await door.project('=1+1', jo);
    await door.make({ title: 'Sum', projectId: formula.id }, jo);
    const table = await files.take(jo, 'csv');
    const id = `usr_00000000-0000-7000-8000-${String(++people).padStart(12, '0')}`;
    const mira = { id, token: await door.tokenFor(id, { expiresInSeconds: 10_000_000 }) };
    expect((await files.bring(mira, table)).problems).toEqual([]);
    expect((await projectsOf(mira)).map(({ name }) => name)).toEqual(['=1+1', 'Summer house']);
    const names = async (person: Person) => {
      const known = new Map((await projectsOf(person)).map((project) => [project.id, project.name]));
      return (await tasksOf(person)).map(({ title, projectId }) => [title, known.get(projectId ?? '')]);
    };
    expect(await names(mira)).toEqual(await names(jo));
  });

  const todoist = (...rows: string[]) => ['TYPE,CONTENT,PRIORITY,INDENT', ...rows].join('\n');

  it('can be named with the request for a file that names none, also when two files have the same row', async () => {
    const table = todoist('task,Buy milk,4,1', 'section,Soon,,', 'task,Call mum,4,1');
    const told = await files.bring(jo, table, { project: 'Home', dryRun: true });
    expect(told).toMatchObject({
      source: 'todoist',
      counts: { new: 2 },
      projects: [{ projectId: null, name: 'Home', outcome: 'new' }],
    });
    await files.bring(jo, table, { project: 'Home' });
    expect((await files.bring(jo, table, { project: 'home' })).counts).toMatchObject({ new: 0, existing: 2 });
    expect((await files.bring(jo, todoist('task,Buy milk,4,1'), { project: 'Work' })).counts).toMatchObject({ new: 1 });
    const ids = new Map((await projectsOf(jo)).map(({ name, id }) => [name, id]));
    const filed = [
      ['Buy milk', ids.get('Home')],
      ['Buy milk', ids.get('Work')],
      ['Call mum', ids.get('Home')],
    ];
    expect((await tasksOf(jo)).map(({ title, projectId }) => [title, projectId]).sort()).toEqual(filed.sort());
  });

  it('named with the request take what names none itself, and nothing of an archive', async () => {
    const { projects } = await files.bring(jo, 'title,project\nOne,Garden\nTwo,', { project: 'Rest' });
    const [rest, garden] = [
      projects.find(({ name }) => name === 'Rest'),
      projects.find(({ name }) => name === 'Garden'),
    ];
    expect((await tasksOf(jo)).map(({ projectId }) => projectId)).toEqual([garden!.projectId, rest!.projectId]);
    expect((await files.bring(jo, 'title,project\nThree,Garden', { project: 'Unused' })).projects).toMatchObject([
      { name: 'Garden', outcome: 'existing' },
    ]);

    const call = (body: object) => door.call(portabilityRoutes.importTasks, { token: jo.token, body });
    const archive = await call({ content: await files.take(jo), project: 'Rest' });
    expect(archive).toMatchObject({ status: 400, body: { code: 'invalid_body', errors: [{ pointer: '/project' }] } });
    for (const project of ['', ' ', 'x'.repeat(81), 1])
      expect(await call({ content: 'title\nOne', project })).toMatchObject({
        status: 400,
        body: { code: 'invalid_body', errors: [{ pointer: '/project' }] },
      });
  });

  it('of somebody else take nothing', async () => {
    const own = await door.project('Shared name', door.mira);
    const { projects } = await files.bring(jo, vikunja([named('Shared name', 1)]));
    expect(projects).toMatchObject([{ outcome: 'new' }]);
    expect(projects[0]!.projectId).not.toBe(own.id);
  });
});

describe('a file that no program would write', () => {
  const bare = (tasks: object[]) => JSON.stringify([{ title: 'Home', tasks }]);

  it('has dates that no task can have: they are told, and the tasks are there', async () => {
    const dates = ['0000-01-01', '0001-01-01', '9999-12-31', '0999-12-31T23:59:59Z', '9000-01-01T00:00:00Z'];
    const told = await files.bring(jo, `title,due,start\n${dates.map((date) => `${date},${date},${date}`).join('\n')}`);
    expect(told).toMatchObject({ counts: { new: dates.length }, problemCount: 2 * dates.length });
    const daily = { type: 'daily', frequency: 'yearly', everyX: 999 };
    const tasks = { todos: [{ type: 'todo', text: 'Late', date: '9999-12-31T23:59:59Z' }], dailys: [] as object[] };
    for (const startDate of ['0001-01-01T00:00:00Z', '8999-12-31T00:00:00Z', '9999-12-31T23:59:59Z'])
      tasks.dailys.push({ ...daily, text: startDate, startDate });
    expect(await files.bring(jo, JSON.stringify({ tasks }))).toMatchObject({ counts: { new: 4 } });
  });

  it('gives one id twice: what comes second is told, not lost without a word', async () => {
    const told = await files.bring(jo, 'id,title\n1,One\n1,Two');
    expect(told).toMatchObject({ counts: { new: 1, leftOut: 1 }, problems: [{ line: 3, column: 'id' }] });
  });

  it('has no ids at all: each task is made, once', async () => {
    const file = bare([{ title: 'One' }, { title: 'Two' }]);
    expect(await files.bring(jo, file)).toMatchObject({ counts: { new: 2, leftOut: 0 } });
    expect(await files.bring(jo, file)).toMatchObject({ counts: { new: 0, existing: 2 } });
  });

  it('puts tasks below themselves or too many others: those stand by themselves, and it is told', async () => {
    const below = (id: number, parent: number) => ({
      id,
      title: `Task ${id}`,
      related_tasks: { parenttask: [{ id: parent }] },
    });
    const told = await files.bring(
      jo,
      bare([below(1, 2), below(2, 1), ...[3, 4, 5, 6, 7].map((id) => below(id, id - 1))]),
    );
    expect(told).toMatchObject({ counts: { new: 7 }, problemCount: 2 });
    const parents = new Map((await tasksOf(jo)).map(({ id, parentId }) => [id, parentId]));
    for (const id of parents.keys()) {
      let levels = 0;
      for (let at: string | null = id; at && levels < 9; at = parents.get(at) ?? null) levels++;
      expect(levels).toBeLessThanOrEqual(5);
    }
  });
});
