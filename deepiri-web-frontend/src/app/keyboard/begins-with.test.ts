import { expect, it } from 'vitest';
import { choiceFor } from './begins-with.ts';

const projects = ['Home', 'Thesis', 'Home admin', 'Übung', 'Aaron', 'Archive'];

it.each([
  ['t', -1, 'Thesis'],
  ['home', -1, 'Home'],
  ['HOME A', 0, 'Home admin'],
  ['ubu', -1, 'Übung'],
  ['home ab', -1, undefined],
  ['x', 2, undefined],
])('“%s” at %i means %s', (word, from, meant) => {
  expect(projects[choiceFor(projects, word, from)]).toBe(meant);
});

it('the same letter goes on, around the end, unless a word begins with it twice', () => {
  expect(choiceFor(projects, 'h', 0)).toBe(2);
  expect(choiceFor(projects, 'hh', 2)).toBe(0);
  expect(choiceFor(projects, 'aa', 5)).toBe(4);
});
