import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Inline, parseInline, parseMarkdown, toggleBox } from './parse.ts';

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

  it('keeps a list together, with boxes and depth', () => {
    const [list] = parseMarkdown('- one\n  - [x] two\n- [ ] three');
    expect(list?.type).toBe('list');
    if (list?.type !== 'list') return;
    expect(list.items.map(({ depth, checked, line }) => ({ depth, checked, line }))).toEqual([
      { depth: 0, checked: null, line: 0 },
      { depth: 1, checked: true, line: 1 },
      { depth: 0, checked: false, line: 2 },
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

  it('never fails, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        parseMarkdown(text);
        expect(plain(parseInline('just words and 1 number'))).toBe('just words and 1 number');
      }),
    );
  });
});
