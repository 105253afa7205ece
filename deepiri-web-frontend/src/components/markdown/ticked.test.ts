import { expect, it } from 'vitest';
import { tickedIn } from './ticked.ts';

const list = '# Shop\n- [ ] **Buy** milk\n- [x] Bread';

it.each([
  ['- [x] **Buy** milk', { ticked: ['Buy milk'], cleared: [] }],
  ['- [ ] **Buy** milk', null],
  ['- [x] Buy oats', null],
  ['* [x] **Buy** milk', null],
  ['- [x] **Buy** milk\nmore', null],
])('with %j, ticked is %j', (line, expected) =>
  expect(tickedIn(list, list.replace('- [ ] **Buy** milk', line))).toEqual(expected),
);

it('tells what was cleared in the same save, and nothing of words that were written too', () => {
  expect(tickedIn(list, '# Shop\n- [x] **Buy** milk\n- [ ] Bread')).toEqual({
    ticked: ['Buy milk'],
    cleared: ['Bread'],
  });
  expect(tickedIn(list, '# Shops\n- [x] **Buy** milk\n- [x] Bread')).toBeNull();
});
