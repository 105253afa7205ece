import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_VIEWS } from '../domain/saved-view.ts';
import { type Door, openDoor, routes } from './testing/door.ts';

let door: Door;
const as = (options: object = {}, person = door.jo) => ({ token: person.token, ...options });
const save = (body: object, person = door.jo) => door.call(routes.createTaskView, as({ body }, person));
const change = (id: string, body: object, headers = {}) =>
  door.call(routes.updateTaskView, as({ params: { id }, body, headers }));
const names = async (person = door.jo) =>
  (await door.call(routes.listTaskViews, as({}, person))).body.items.map(({ name }) => name);

beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.stop());

describe('saved views', () => {
  it('keep a filter and how it is shown, with a version and an event', async () => {
    const wanted = { filter: 'due<7d #work', layout: 'board', sort: '-priority', group: 'label', columns: ['due'] };
    const { status, body, headers } = await save({ name: ' Week ', ...wanted });
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'Week', ...wanted, position: 1, version: 1 });
    expect(headers.location).toBe(`/api/views/${body.id}`);
    expect(await door.dataOf(body.id, 'view.created')).toEqual([{ view: body }]);
    const changed = await change(body.id, { group: 'none', columns: null }, { 'if-match': '"1"' });
    expect(changed).toMatchObject({ status: 200, body: { group: 'none', columns: null, version: 2 } });
    expect(await change(body.id, { name: 'Day' }, { 'if-match': '"1"' })).toMatchObject({
      status: 412,
      body: { code: 'stale_version', current: { name: 'Week', version: 2 } },
    });
    expect(await change(body.id, { name: 'Week' })).toMatchObject({ body: { version: 2 } });
    const stale = as({ params: { id: body.id }, headers: { 'if-match': '"1"' } });
    expect((await door.call(routes.deleteTaskView, stale)).status).toBe(412);
    expect((await door.call(routes.deleteTaskView, as({ params: { id: body.id } }))).status).toBe(204);
    expect(await door.eventsOf(body.id)).toEqual(['view.created', 'view.updated', 'view.deleted']);
    expect((await change(body.id, { name: 'Gone' })).status).toBe(404);
  });

  it.each([
    [{ name: 'x', filter: 'stauts:open' }, '/filter', 'column 1: there is no field stauts'],
    [{ name: 'x', filter: 'milk project:Nowhere' }, '/filter', 'column 14: there is no project “Nowhere”'],
    [{ name: 'x', sort: 'size' }, '/sort', 'must be one of'],
    [{ name: 'x', columns: ['due', 'due'] }, '/columns', 'twice'],
    [{ name: '' }, '/name', 'must not be empty'],
  ])('refuse %o', async (body, pointer, message) => {
    const refused = {
      status: 400,
      body: { code: 'invalid_body', errors: [{ pointer, message: expect.stringContaining(message) }] },
    };
    expect(await save(body)).toMatchObject(refused);
    const { id } = (await save({ name: 'Whole' })).body;
    expect(await change(id, body)).toMatchObject(refused);
    await door.call(routes.deleteTaskView, as({ params: { id } }));
  });

  it('stand in their order, and move between two others', async () => {
    const { mira } = door;
    const a = (await save({ name: 'A' }, mira)).body;
    const b = (await save({ name: 'B' }, mira)).body;
    const c = (await save({ name: 'C' }, mira)).body;
    expect(await names(mira)).toEqual(['A', 'B', 'C']);
    const position = (a.position + b.position) / 2;
    await door.call(routes.updateTaskView, as({ params: { id: c.id }, body: { position } }, mira));
    expect(await names(mira)).toEqual(['A', 'C', 'B']);
  });

  it('G4 go on calling a project by its name when that changes', async () => {
    const { id } = await door.project('House');
    const view = (await save({ name: 'At the house', filter: 'project:house (#diy or due<7d)' })).body;
    const other = (await save({ name: 'House', filter: '"project:house"' })).body;
    await door.call(routes.updateProject, as({ params: { id }, body: { name: 'Summer house' } }));
    await door.settled();
    const { items } = (await door.call(routes.listTaskViews, as())).body;
    expect(items.find((one) => one.id === view.id)).toMatchObject({
      filter: 'project:"Summer house" (#diy or due<7d)',
      version: 2,
    });
    expect(items.find((one) => one.id === other.id)).toEqual(other);
  });

  it('have an end', async () => {
    const before = (await names()).length;
    const answers = await Promise.all(Array.from({ length: MOST_VIEWS }, (_, at) => save({ name: `View ${at}` })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(MOST_VIEWS - before);
    expect(answers.at(-1)?.body).toMatchObject({ code: 'limit_reached' });
  });
});
