import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Inline, parseInline } from './inline.ts';
import { parseMarkdown, toggleBox } from './parse.ts';

const plain = (parts: Inline[]): string =>
  parts.map((part) => ('children' in part ? plain(part.children) : part.text)).join('');

describe('notes in Markdown', () => {
  it('reads emphasis, code and links within a line', () => {
    expect(parseInline('keep **the day** of `award` at [docs](https://example.org/a)')).toEqual([
      { type: 'text', text: 'keep ' },
      { type: 'strong', children: [{ type: 'text', text: 'the day' }] },
      { type: 'text', text: ' of ' },
      { type: 'code', text: 'award' },
      { type: 'text', text: ' at ' },
      { type: 'link', href: 'https://example.org/a', children: [{ type: 'text', text: 'docs' }] },
    ]);
  });

  it('makes no link of a script', () => {
    expect(parseInline('[x](javascript:alert(1))').some((part) => part.type === 'link')).toBe(false);
    expect(parseInline('[x](data:text/html,hi)').some((part) => part.type === 'link')).toBe(false);
  });

  it('leaves snake_case and 2*3*4 alone', () => {
    expect(parseInline('a snake_case_name')).toEqual([{ type: 'text', text: 'a snake_case_name' }]);
    expect(parseInline('2*3*4')).toEqual([{ type: 'text', text: '2*3*4' }]);
  });

  it('makes no link within a link', () => {
    expect(parseInline('[see https://a.example now](https://b.example)')).toEqual([
      {
        type: 'link',
        href: 'https://b.example',
        children: [{ type: 'text', text: 'see https://a.example now' }],
      },
    ]);
  });

  it('makes no more cells than are written', () => {
    const wide = `|${'a|'.repeat(5_000)}\n|${'-|'.repeat(5_000)}\n${'|x|\n'.repeat(5_000)}`;
    const [table] = parseMarkdown(wide);
    expect(table?.type === 'table' && table.rows.flat().length).toBe(5_000);
  });

  it('reads a table, whose rows have no more cells than its head', () => {
    const [before, table, after] = parseMarkdown('Prices\n| What | *Cost* |\n|---|:-:|\n| a \\| b | 3 |\n| c |\nend');
    expect(before?.type).toBe('paragraph');
    expect(after?.type).toBe('paragraph');
    if (table?.type !== 'table') throw new Error('no table');
    expect(table.head.map(plain)).toEqual(['What', 'Cost']);
    expect(table.rows.map((row) => row.map(plain))).toEqual([['a | b', '3'], ['c']]);
    expect(parseMarkdown('| a |\n| b |')[0]?.type).toBe('paragraph');
  });

  it('keeps a list together, with boxes and depth', () => {
    const [list] = parseMarkdown('- [ ] one\n  - two\n- [x] three');
    expect(list?.type).toBe('list');
    if (list?.type !== 'list') return;
    expect(list.items.map(({ depth, checked, line }) => ({ depth, checked, line }))).toEqual([
      { depth: 0, checked: false, line: 0 },
      { depth: 1, checked: null, line: 1 },
      { depth: 0, checked: true, line: 2 },
    ]);
  });

  it('parts steps to tick from what is only listed', () => {
    const lists = parseMarkdown('- nails\n  - [ ] long ones\n- glue\n- [ ] buy\n- [x] pay\n\n- [ ] thank');
    expect(lists.map((list) => list.type === 'list' && list.items.map(({ line }) => line))).toEqual([
      [0, 1, 2],
      [3, 4, 6],
    ]);
  });

  it('parts paragraphs at an empty line and keeps code as it is', () => {
    const blocks = parseMarkdown('first\nline\n\nsecond\n\n```\n**not bold**\n```');
    expect(blocks.map((block) => block.type)).toEqual(['paragraph', 'paragraph', 'code']);
    expect(blocks.at(-1)).toEqual({ type: 'code', text: '**not bold**' });
  });

  it('ticks the box of one line and no other', () => {
    expect(toggleBox('- [ ] a\n- [x] b', 0)).toBe('- [x] a\n- [x] b');
    expect(toggleBox('- [ ] a\n- [x] b', 1)).toBe('- [ ] a\n- [ ] b');
  });

  it('reads forms within forms, and takes marks that are no forms as they are', () => {
    const a = { type: 'text', text: 'a' } as const;
    expect(parseInline('[**~~_a_~~**](mailto:a@b.co)')).toEqual([
      {
        type: 'link',
        href: 'mailto:a@b.co',
        children: [{ type: 'strong', children: [{ type: 'del', children: [{ type: 'em', children: [a] }] }] }],
      },
    ]);
    for (const plainly of [
      '** a**',
      '**a **',
      '****',
      '~~~',
      '* a*',
      '`',
      '``',
      '[]',
      '[a]',
      '[a](b)',
      'http://',
      'xhttp://a',
    ])
      expect(parseInline(plainly)).toEqual([{ type: 'text', text: plainly }]);
  });

  // Of each kind of form as much as a note may hold, and more: what ends here in no time once took minutes or all of the stack.
  it.each([
    '`a`',
    '`',
    '[',
    ']',
    '[a](',
    '[a](http://',
    '[a](http://b)',
    '[[](',
    '**',
    '**a ',
    '**a**',
    '~~',
    '~~a ',
    '~~a~~',
    '*',
    '* a',
    '*a*',
    '_',
    '_a ',
    '_a_ ',
    'a_',
    'http://',
    'http://a ',
    'http://. ',
    'h',
    ' ',
    '\r',
    '- ',
    '- [ ] a\n',
    '1. a\n',
    '# ',
    '#',
    '> ',
    '>a\n',
    '```\n',
    '---',
    '--- x',
    '**~~',
    '[`',
    '*_',
    '1',
  ])('ends for 50,000 characters of %j', (form) => {
    const text = form.repeat(Math.ceil(50_000 / form.length));
    for (const whole of [text, `${text}x`, `- ${text}a\rb`, `[${text}](http://${text}`, `**${text}**`]) {
      expect(parseMarkdown(whole)).toBeInstanceOf(Array);
      expect(parseInline(whole)).toBeInstanceOf(Array);
    }
  });

  it('loses no word of what is not a mark', () => {
    const pieces = fc.constantFrom('`', '**', '~~', '*', '_', '[', ']', '(https://a.b)', 'http://c', ' ', 'word', '.');
    const words = (text: string) => text.match(/word/g)?.length ?? 0;
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (some) => {
        const text = some.join('');
        expect(words(plain(parseInline(text)))).toBe(words(text));
      }),
    );
  });

  it('never fails, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        parseMarkdown(text);
        expect(plain(parseInline('just words and 1 number'))).toBe('just words and 1 number');
      }),
    );
  });
});
