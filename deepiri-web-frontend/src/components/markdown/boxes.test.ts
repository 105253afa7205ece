import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boxesIn } from './boxes.ts';
import { parseMarkdown } from './parse.ts';

it.each([
  ['', null],
  ['with [a link](https://example.org) and - [ ] in a line', null],
  ['- [x] milk\n- [ ] bread\n- plain', { done: 1, total: 2 }],
  ['1. [X] one\n  * [ ] two\n\n- [ ] three', { done: 1, total: 3 }],
  ['```\n- [ ] code\n```\n- [x] real', { done: 1, total: 1 }],
])('%j has boxes %j', (text, expected) => expect(boxesIn(text)).toEqual(expected));

it('counts the boxes that are drawn', () => {
  const line = fc.constantFrom(
    '- [ ] a',
    '- [x] b',
    '  1) [X] c',
    '- [ ]',
    '- [ ] ',
    '- d',
    '```',
    'e',
    '',
    '> - [ ] f',
    '| g |',
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const text = lines.join('\n');
      const boxes = parseMarkdown(text)
        .flatMap((block) => (block.type === 'list' ? block.items : []))
        .flatMap(({ checked }) => (checked === null ? [] : checked));
      const drawn = boxes.length === 0 ? null : { done: boxes.filter(Boolean).length, total: boxes.length };
      expect(boxesIn(text)).toEqual(drawn);
    }),
  );
});
