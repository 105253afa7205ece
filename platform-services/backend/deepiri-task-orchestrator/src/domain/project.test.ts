import { describe, expect, it } from 'vitest';
import { createProject, MOST_PROJECTS, updateProject } from './project.ts';
import { moment, OWNER, outcome } from './testing/given.ts';

const ID = 'prj_00000000-0000-7000-8000-000000000001';
const create = (name: string, count = 0) => createProject({ name }, { ownerId: OWNER, id: ID, count }, moment(0));
const given = (name = 'Summer house') => create(name).state;

describe('a project', () => {
  it('begins in the first colour, with a tidy name', () => {
    const { state, events } = create('  Summer\t house ');
    expect(state).toMatchObject({ name: 'Summer house', nameKey: 'summer house', color: 'violet', shelf: 'active' });
    expect(events).toMatchObject([{ type: 'project.created', subject: ID, userid: OWNER }]);
  });

  it('is one of so many at the most', () => {
    expect(outcome(() => create('One too many', MOST_PROJECTS))).toBe('limit_reached');
    expect(outcome(() => create('The last', MOST_PROJECTS - 1))).toBe('project.created');
  });

  it('changes one version at a time, and tells its former name', () => {
    const { state, events } = updateProject(given(), { name: 'Boat', archived: true }, moment(1));
    expect(state).toMatchObject({
      name: 'Boat',
      nameKey: 'boat',
      shelf: 'archive',
      version: 2,
      createdAt: moment(0).now,
    });
    expect(events).toMatchObject([{ type: 'project.updated', data: { formerName: 'Summer house' } }]);
    expect(updateProject(state, { color: 'teal' }, moment(2)).events).toMatchObject([{ data: { formerName: null } }]);
  });

  it('does not change by being told what is so already', () => {
    const project = given();
    expect(updateProject(project, { name: ' Summer  house', archived: false }, moment(1))).toEqual({
      state: project,
      events: [],
    });
  });
});
