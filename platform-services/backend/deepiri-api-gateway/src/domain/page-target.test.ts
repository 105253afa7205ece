import { expect, it } from 'vitest';
import { pageTarget } from './page-target.ts';

it.each([
  ['/tasks/%E0%A4%A', '/tasks/%25E0%25A4%25A'],
  ['/tasks/%', '/tasks/%25'],
  ['/tasks/caf%C3%A9?q=%E0', '/tasks/caf%C3%A9?q=%E0'],
  ['//example.org/%', '/example.org/%25'],
  ['/\\\\example.org/%', '/example.org/%25'],
  ['/tasks', '/tasks'],
  ['/api/tasks/%E0%A4%A', '/api/tasks/%E0%A4%A'],
  ['/assets/%E0.js', '/assets/%E0.js'],
])('%s is asked for as %s', (target, asked) => {
  expect(pageTarget(target)).toBe(asked);
  if (!asked.startsWith('/api/') && !asked.startsWith('/assets/'))
    expect(() => decodeURIComponent(asked.split('?')[0]!)).not.toThrow();
});
