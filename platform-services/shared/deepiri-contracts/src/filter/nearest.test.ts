import { expect, it } from 'vitest';
import { fieldNames } from './fields.ts';
import { nearest } from './nearest.ts';

it.each([
  ['stauts', 'status'],
  ['Lable', 'label'],
  ['do', undefined],
  ['dua', 'due'],
  ['ude', 'due'],
  ['prio', 'priority'],
  ['priorty', 'priority'],
  ['schedueled', 'scheduled'],
  ['complete', 'completed'],
  ['proejcts', 'project'],
  ['deadline', undefined],
  ['http', undefined],
  ['x', undefined],
  ['', undefined],
  ['x'.repeat(900), undefined],
])('for %s is meant %s', (word, meant) => expect(nearest(word, fieldNames)).toBe(meant));
