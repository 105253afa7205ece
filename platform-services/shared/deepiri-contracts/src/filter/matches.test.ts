import { describe, expect, it } from 'vitest';
import type { Task } from '../http/tasks.ts';
import { predicateOf } from './matches.ts';
import { parseFilter } from './parse.ts';

/** Wednesday noon in Berlin. The local day began at four. */
const context = {
  now: new Date('2026-11-25T11:00:00Z'),
  timeZone: 'Europe/Berlin',
  dayStartsAt: '04:00',
  isHeldUp: ({ blockedBy }: Task) => blockedBy.includes('tsk_open'),
};

const task: Task = {
  id: 'tsk_1',
  ownerId: 'usr_1',
  title: 'Bäckerei anrufen',
  notes: 'wegen Apfelkuchen',
  priority: 'high',
  difficulty: 'easy',
  kind: 'task',
  labels: ['Work', 'phone'],
  projectId: 'prj_1',
  parentId: null,
  orderKey: null,
  dueAt: '2026-11-26T00:30:00.000Z',
  scheduledFor: '2026-11-27',
  estimateMinutes: 45,
  actualMinutes: null,
  recurrence: null,
  habit: null,
  status: 'todo',
  source: null,
  blockedBy: [],
  position: 'a0',
  completedAt: null,
  createdAt: '2026-11-20T10:00:00.000Z',
  updatedAt: '2026-11-20T10:00:00.000Z',
  version: 1,
};

function holds(filter: string, changes: Partial<Task> = {}): boolean {
  return predicateOf(parseFilter(filter)!, context)({ ...task, ...changes });
}

describe('a filter holds for a task', () => {
  it.each([
    'status:open priority>=medium',
    'label:work',
    '#PHONE',
    'not label:home',
    'project:prj_1',
    'parent:none',
    // Half past one at night still belongs to the day before.
    'due:today',
    'due<tomorrow',
    'due<=today',
    'due>=today',
    'due>yesterday',
    'due<7d',
    'scheduled:2d',
    'scheduled>=2026-11-27',
    'created:-5d',
    'created>-6d',
    'estimate<1h',
    'estimate>=45m',
    'spent:none',
    'completed:none',
    'backerei',
    'apfel "anruf"',
    'milk or phone or anrufen',
    'not (status:done or overdue)',
  ])('%s', (filter) => expect(holds(filter)).toBe(true));

  it.each([
    'status:closed',
    'due:tomorrow',
    'due>today',
    'spent<1h',
    'completed:today',
    'scheduled<today',
    'project:none',
    'milk',
    'kuchen',
    'blocked',
    'overdue',
    'recurring',
    'subtask',
    '"???"',
  ])('and not: %s', (filter) => expect(holds(filter)).toBe(false));

  it('blocked while something that it waits for is open, or when it says so itself', () => {
    expect(holds('blocked', { blockedBy: ['tsk_open'] })).toBe(true);
    expect(holds('blocked', { blockedBy: ['tsk_done'] })).toBe(false);
    expect(holds('blocked', { status: 'blocked' })).toBe(true);
    expect(holds('blocked', { blockedBy: ['tsk_open'], status: 'done' })).toBe(false);
  });

  it('overdue after its time, and without one when its day is over', () => {
    expect(holds('overdue', { dueAt: '2026-11-25T10:59:00.000Z' })).toBe(true);
    expect(holds('overdue', { dueAt: '2026-11-25T22:59:00.000Z' })).toBe(false);
    expect(holds('overdue', { dueAt: '2026-11-24T22:59:00.000Z' })).toBe(true);
    expect(holds('overdue', { dueAt: '2026-11-24T22:59:00.000Z', status: 'done' })).toBe(false);
    const atNight = { ...context, now: new Date('2026-11-25T01:00:00Z') };
    const isOverdue = predicateOf(parseFilter('overdue')!, atNight);
    expect(isOverdue({ ...task, dueAt: '2026-11-24T22:59:00.000Z' })).toBe(false);
  });
});
