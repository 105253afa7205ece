import { expect, it } from 'vitest';
import { fitsIn, rowHeights } from './row-heights.ts';

const fits = (most: readonly number[], room: number) => rowHeights(most, room).map(fitsIn);
const whole = (heights: readonly number[]) => Math.round(heights.reduce((all, one) => all + one, 0));

it('weeks are of the same height while each day has room', () => {
  expect(rowHeights([0, 3, 1, 0, 2, 0], 606)).toEqual([101, 101, 101, 101, 101, 101]);
  expect(fits([0, 3, 1, 0, 2, 0], 606)).toEqual([3, 3, 3, 3, 3, 3]);
});

it('a full week takes what calm ones do not need', () => {
  const most = [0, 0, 0, 6, 4, 0];
  expect(fits(most, 606)).toEqual([2, 2, 2, 6, 4, 2]);
  expect(whole(rowHeights(most, 606))).toBe(606);
});

it('full weeks share what there is, and no room is left over', () => {
  const most = [2, 20, 20, 2, 2];
  expect(whole(rowHeights(most, 606))).toBe(606);
  expect(fits(most, 606)).toEqual([2, 6, 6, 2, 2]);
});

it('where all are full each shows four lines at least, and they scroll', () => {
  expect(fits([9, 9, 9, 9, 9, 9], 606)).toEqual([4, 4, 4, 4, 4, 4]);
  expect(whole(rowHeights([9, 9, 9, 9, 9, 9], 606))).toBeGreaterThan(606);
});
