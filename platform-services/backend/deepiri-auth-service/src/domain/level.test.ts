import { expect, it } from 'vitest';
import { noteLevel } from './level.ts';

const told = (level: number, at: string) => ({ userId: 'usr_1', level, at });

it('G4 a level told twice is one change, and one that comes late is none', () => {
  const first = noteLevel(undefined, told(2, '2026-03-02T09:00:00Z'));
  expect(first).toEqual({ id: 'usr_1', version: 1, level: 2, at: '2026-03-02T09:00:00Z' });
  expect(noteLevel(first, told(2, '2026-03-02T09:00:00Z'))).toBe(first);
  const second = noteLevel(first, told(3, '2026-03-03T09:00:00Z'));
  expect(second).toMatchObject({ version: 2, level: 3 });
  expect(noteLevel(second, told(2, '2026-03-02T09:00:00Z'))).toBe(second);
});

it('a level can fall when XP is taken back', () => {
  const high = noteLevel(undefined, told(3, '2026-03-02T09:00:00Z'));
  expect(noteLevel(high, told(2, '2026-03-02T09:05:00Z')).level).toBe(2);
});
