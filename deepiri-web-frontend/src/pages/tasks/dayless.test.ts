import { expect, it } from 'vitest';
import { withoutDay } from './dayless.ts';
import { showsDone } from './done-ones.ts';

it.each([
  ['', 'due:none scheduled:none'],
  ['#work', 'due:none scheduled:none #work'],
  ['#work or !high', 'due:none scheduled:none (#work or !high)'],
])('those of “%s” that stand on no day are “%s”', (line, asked) => expect(withoutDay(line)).toBe(asked));

it('done ones are asked for as before', () => {
  expect(showsDone(withoutDay('#work status:open,done'))).toBe(true);
  expect(showsDone(withoutDay('#work'))).toBe(false);
});
