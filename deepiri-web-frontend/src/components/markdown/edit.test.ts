import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { continued, type Edit, left, linked, listed, type Written, wrapped } from './edit.ts';

/** A text in which what is selected stands between two bars; one bar is a caret. */
function written(marked: string): Written {
  const start = marked.indexOf('|');
  const end = marked.lastIndexOf('|') - (start === marked.lastIndexOf('|') ? 0 : 1);
  return { text: marked.replaceAll('|', ''), start, end };
}
function after({ text }: Written, { from, to, insert, select: [start, end] }: Edit): string {
  const next = text.slice(0, from) + insert + text.slice(to);
  return start === end
    ? `${next.slice(0, start)}|${next.slice(start)}`
    : `${next.slice(0, start)}|${next.slice(start, end)}|${next.slice(end)}`;
}
const done = (marked: string, edit: (written: Written) => Edit | null) => {
  const before = written(marked);
  const change = edit(before);
  return change && after(before, change);
};

describe('bold', () => {
  const bold = (one: Written) => wrapped(one, '**');
  it.each([
    ['the |day| of award', 'the **|day|** of award'],
    ['the **|day|** of award', 'the |day| of award'],
    ['a|', 'a**|**'],
  ])('%s becomes %s', (before, expected) => expect(done(before, bold)).toBe(expected));

  it('twice is as before', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), (text, a, b) => {
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const once = bold({ text, start, end });
        const next = text.slice(0, once.from) + once.insert + text.slice(once.to);
        const twice = bold({ text: next, start: once.select[0], end: once.select[1] });
        expect(next.slice(0, twice.from) + twice.insert + next.slice(twice.to)).toBe(text);
      }),
    );
  });
});

it.each([
  ['see |the docs|', 'see [the docs](https://|)'],
  ['see |https://example.org/a|', 'see [|](https://example.org/a)'],
  ['|', '[](https://|)'],
])('a link: %s becomes %s', (before, expected) => expect(done(before, linked)).toBe(expected));

it.each([
  ['steps', 'o|ne', '- [ ] one|'],
  ['steps', '|one\n  two|', '|- [ ] one\n  - [ ] two|'],
  ['steps', '- |one|', '|- [ ] one|'],
  ['steps', '- [x] o|ne', 'one|'],
  ['list', 'a\n|b\nc|', 'a\n|- b\n- c|'],
  ['list', '|- b\n- c|', '|b\nc|'],
  ['list', '1. fir|st', '- first|'],
] as const)('%s: %j becomes %j', (kind, before, expected) =>
  expect(done(before, (one) => listed(one, kind))).toBe(expected),
);

it.each([
  ['- one|', '- one\n- |'],
  ['  - [x] one|', '  - [x] one\n  - [ ] |'],
  ['9. nine|', '9. nine\n10. |'],
  ['- one\n- |', '- one\n|'],
  ['- [ ] |', '|'],
  ['- on|e', '- on\n- |e'],
  ['- |one', '- \n- |one'],
  ['no list|', null],
  ['- |one|', null],
])('Enter: %j becomes %j', (before, expected) => expect(done(before, continued)).toBe(expected));

it.each([
  ['- [ ] milk\n- [ ] ', '- [ ] milk'],
  ['- [ ] milk\n- [ ]', '- [ ] milk'],
  ['- milk\n  - ', '- milk'],
  ['1. milk\n2. ', '1. milk'],
  ['- [ ] ', ''],
  ['- [ ] \n- [ ] milk', '- [ ] \n- [ ] milk'],
  ['milk -', 'milk -'],
  ['milk\n---', 'milk\n---'],
  ['milk\n', 'milk\n'],
])('left: %j becomes %j', (before, expected) => expect(left(before)).toBe(expected));
