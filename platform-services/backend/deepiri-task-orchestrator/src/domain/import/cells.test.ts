import { expect, it } from 'vitest';
import { readPriority, readStatus } from './cells.ts';

it('reads what other programs call a priority and a status', () => {
  expect(['P1', 'Normal', 'high', ''].map(readPriority)).toEqual(['urgent', 'medium', 'high', 'none']);
  expect(['In progress', 'Yes', 'x', 'open'].map(readStatus)).toEqual(['in_progress', 'done', 'done', 'todo']);
});

it('knows no word that nobody has told it', () => {
  for (const word of ['soon', 'constructor'])
    expect([readPriority(word), readStatus(word)]).toEqual([undefined, undefined]);
});
