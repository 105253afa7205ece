import { describe, expect, it } from 'vitest';
import { createView, MOST_VIEWS, type StoredView, updateView } from './saved-view.ts';
import { moment, OWNER, outcome } from './testing/given.ts';

const ID = 'viw_00000000-0000-7000-8000-000000000001';
const create = (others: readonly StoredView[] = []) =>
  createView({ name: ' Week ', filter: ' due<7d ' }, { ownerId: OWNER, id: ID, others }, moment(0));

describe('a saved view', () => {
  it('is a list of what is due first, unless it says otherwise, and stands last', () => {
    const { state, events } = create();
    expect(state).toMatchObject({ name: 'Week', filter: 'due<7d', layout: 'list', sort: 'dueAt', group: 'none' });
    expect(state.position).toBe(1);
    expect(events).toMatchObject([{ type: 'view.created', subject: ID }]);
    expect(create([{ ...state, position: 6.5 }]).state.position).toBe(7.5);
  });

  it('is one of so many at the most', () => {
    const { state } = create();
    expect(outcome(() => create(Array.from({ length: MOST_VIEWS }, () => state)))).toBe('limit_reached');
  });

  it('changes one version at a time, and not by being told what is so already', () => {
    const { state } = create();
    expect(updateView(state, { columns: ['due'] }, moment(1))).toMatchObject({
      state: { columns: ['due'], version: 2, updatedAt: moment(1).now },
      events: [{ type: 'view.updated' }],
    });
    expect(outcome(() => updateView(state, { name: 'Week ', filter: 'due<7d' }, moment(1)))).toBe('unchanged');
  });
});
