import { expect, it } from 'vitest';
import { positionBeside } from './view-order.ts';

const views = [1, 2, 4, 4.5].map((position) => ({ position }));

it.each<[number, 1 | -1, number | null]>([
  [0, 1, 3],
  [0, -1, null],
  [1, -1, 0],
  [1, 1, 4.25],
  [2, -1, 1.5],
  [2, 1, 5.5],
  [3, 1, null],
])('the view at %i moved by %i stands at %s', (at, step, position) => {
  const view = views[at];
  expect(view && positionBeside(views, view, step)).toBe(position);
});
