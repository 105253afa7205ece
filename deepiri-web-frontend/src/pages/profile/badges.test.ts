import type { Badge } from 'deepiri-sdk';
import { expect, it } from 'vitest';
import { ordered } from './badges.tsx';

const badge = (id: string, current: number, target: number, earnedAt: string | null = null) =>
  ({ id, earnedAt, progress: { current, target } }) as Badge;
const order = (...badges: Badge[]) => ordered(badges).map(({ id }) => id);

it('shows a newcomer first what the first task earns, before what merely being there has begun', () => {
  expect(order(badge('level 5', 1, 5), badge('first step', 0, 1), badge('three days', 0, 3))).toEqual([
    'first step',
    'level 5',
    'three days',
  ]);
});

it('shows earned ones first, newest first, then one step away, then the nearest', () => {
  expect(
    order(
      badge('half', 5, 10),
      badge('old', 3, 3, '2026-10-01T00:00:00Z'),
      badge('epic', 0, 1),
      badge('nearly', 9, 10),
      badge('new', 1, 1, '2026-11-01T00:00:00Z'),
    ),
  ).toEqual(['new', 'old', 'nearly', 'epic', 'half']);
});
