import { describe, expect, it } from 'vitest';
import { completionsAt } from './complete.ts';

const known = { labels: ['work', 'home'], projects: ['Talk', 'Summer house', 'none', 'The "big" one'] };
const inserts = (text: string, caret = text.length) => completionsAt(text, caret, known).map(({ insert }) => insert);

describe('what can stand at the caret', () => {
  it('is a field, a flag or a word of the language', () => {
    expect(inserts('')).toEqual(expect.arrayContaining(['status:', 'due<', 'blocked', 'not', 'or']));
    expect(inserts('milk st')).toEqual(['status:']);
    expect(inserts('(pri')).toEqual(['priority:']);
    expect(inserts('-over')).toEqual(['overdue']);
  });

  it('is a value of the field', () => {
    expect(inserts('status:')).toEqual(['open', 'closed', 'todo', 'in_progress', 'blocked', 'done', 'cancelled']);
    expect(inserts('status:todo,d')).toEqual(['done']);
    expect(inserts('priority>=u')).toEqual(['urgent']);
    expect(inserts('label:')).toEqual(['work', 'home', 'none']);
    expect(inserts('milk #w')).toEqual(['work']);
    expect(inserts('(-#')).toEqual(['work', 'home']);
    expect(inserts('project:')).toEqual(['Talk', '"Summer house"', '"none"', 'none']);
    expect(inserts('project:sum')).toEqual(['"Summer house"']);
    expect(inserts('due<t')).toEqual(['today', 'tomorrow']);
    expect(inserts('estimate<')).toContain('30m');
    expect(inserts('nothing:')).toEqual([]);
  });

  it('takes the place of what has been begun, also in the middle of the line', () => {
    expect(completionsAt('label:wo due<7d', 8, known)).toEqual([{ insert: 'work', start: 6, end: 8 }]);
  });

  it('is nothing within quotation marks, or when the word is there', () => {
    expect(inserts('"stat')).toEqual([]);
    expect(inserts('status:done')).toEqual([]);
  });
});
