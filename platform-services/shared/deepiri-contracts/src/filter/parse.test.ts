import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Filter, FilterError } from './ast.ts';
import { LONGEST_FILTER, parseFilter } from './parse.ts';

const open = { kind: 'choice', field: 'status', values: ['todo', 'in_progress', 'blocked'] };
const work = { kind: 'label', values: ['work'] };
const text = (text: string) => ({ kind: 'text', text });

describe('a filter', () => {
  it.each<[string, unknown]>([
    ['', undefined],
    ['  ', undefined],
    ['status:open', open],
    ['status=todo,Done', { kind: 'choice', field: 'status', values: ['todo', 'done'] }],
    ['priority>=high', { kind: 'choice', field: 'priority', values: ['high', 'urgent'] }],
    ['priority<medium', { kind: 'choice', field: 'priority', values: ['none', 'low'] }],
    ['priority:none', { kind: 'choice', field: 'priority', values: ['none'] }],
    ['!high', { kind: 'choice', field: 'priority', values: ['high'] }],
    ['#Work', work],
    ['label:work,"at home"', { kind: 'label', values: ['work', 'at home'] }],
    ['label:none', { kind: 'presence', field: 'label', present: false }],
    ['due:any', { kind: 'presence', field: 'due', present: true }],
    ['due<7d', { kind: 'date', field: 'due', op: '<', day: { fromToday: 7 } }],
    ['due<=-2w', { kind: 'date', field: 'due', op: '<=', day: { fromToday: -14 } }],
    ['DUE:Tomorrow', { kind: 'date', field: 'due', op: '=', day: { fromToday: 1 } }],
    ['completed>=2026-11-24', { kind: 'date', field: 'completed', op: '>=', day: { date: '2026-11-24' } }],
    ['estimate<1h30m', { kind: 'minutes', field: 'estimate', op: '<', minutes: 90 }],
    ['spent>45', { kind: 'minutes', field: 'spent', op: '>', minutes: 45 }],
    ['overdue', { kind: 'flag', flag: 'overdue' }],
    ['"overdue"', text('overdue')],
    ['"or"', text('or')],
    ['milk eggs', { kind: 'all', of: [text('milk'), text('eggs')] }],
    ['milk and eggs', { kind: 'all', of: [text('milk'), text('eggs')] }],
    ['-milk', { kind: 'not', of: text('milk') }],
    ['not not milk', { kind: 'not', of: { kind: 'not', of: text('milk') } }],
    ['well-known', text('well-known')],
    [
      'a b or c d',
      {
        kind: 'any',
        of: [
          { kind: 'all', of: [text('a'), text('b')] },
          { kind: 'all', of: [text('c'), text('d')] },
        ],
      },
    ],
    [
      'status:open due<7d (label:work or priority>=high) not blocked',
      {
        kind: 'all',
        of: [
          open,
          { kind: 'date', field: 'due', op: '<', day: { fromToday: 7 } },
          { kind: 'any', of: [work, { kind: 'choice', field: 'priority', values: ['high', 'urgent'] }] },
          { kind: 'not', of: { kind: 'flag', flag: 'blocked' } },
        ],
      },
    ],
  ])('reads %s', (line, filter) => {
    expect(parseFilter(line)).toEqual(filter);
  });
});

describe('what is wrong with a filter', () => {
  it.each([
    ['stauts:open', 0, 6, 'no_field', 'there is no field stauts. Did you mean status? Put it in'],
    ['deadline:today', 0, 8, 'no_field', 'there is no field deadline. Put it in'],
    ['milk stauts:', 5, 11, 'no_field', 'there is no field stauts'],
    ['milk status:opne', 12, 16, 'not_a_choice', 'status can be open, closed, todo'],
    ['status>=todo', 0, 6, 'no_order', 'status has no order'],
    ['label>work', 0, 5, 'no_order', 'label has no order'],
    ['status:__proto__', 7, 16, 'not_a_choice', 'status can be'],
    ['status:constructor', 7, 18, 'not_a_choice', 'status can be'],
    ['due:constructor', 4, 15, 'not_a_day', 'a day is today'],
    ['due<soon', 4, 8, 'not_a_day', 'a day is today'],
    ['due:2026-02-30', 4, 14, 'not_a_day', 'a day is today'],
    ['due:today,tomorrow', 10, 18, 'one_value', 'due takes one value'],
    ['estimate:h', 9, 10, 'not_a_duration', 'a duration is written'],
    ['status:', 7, 7, 'value_missing', 'after status: a value must follow'],
    ['status: open', 7, 7, 'value_missing', 'after status: a value must follow'],
    ['label:a,', 8, 8, 'value_missing', 'after label: a value must follow'],
    ['status:none', 7, 11, 'not_a_choice', 'status can be'],
    ['#', 1, 1, 'name_missing', 'a name must follow'],
    ['"milk', 0, 5, 'quote_not_closed', 'no second one'],
    ['(milk', 0, 1, 'not_closed', 'is not closed'],
    ['milk) eggs', 4, 5, 'closes_nothing', 'closes nothing'],
    ['milk or', 7, 7, 'condition_missing_after', 'a condition is missing after “or”'],
    ['or milk', 0, 2, 'condition_missing', 'a condition is missing'],
    ['()', 1, 2, 'condition_missing_after', 'a condition is missing after “(”'],
    ['not', 3, 3, 'condition_missing_after', 'a condition is missing after “not”'],
    ['x'.repeat(LONGEST_FILTER + 1), LONGEST_FILTER, LONGEST_FILTER + 1, 'too_long', 'at most 1000 characters'],
  ])('is told with its place and a code: %s', (line, start, end, code, message) => {
    expect(problemOf(line)).toEqual({ start, end, code, message: expect.stringContaining(message) });
  });

  it('for any line there is a filter or a place within the line, however deep it nests', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '(',
        ')',
        ' ',
        'not ',
        '-',
        'or ',
        'and ',
        '#',
        '!',
        '"',
        ',',
        ':',
        'due<',
        'status:',
        'open',
        '7d',
        'label:',
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
        const line = pieces.join('').slice(0, LONGEST_FILTER);
        const problem = problemOf(line);
        if (problem)
          expect(0 <= problem.start && problem.start <= problem.end && problem.end <= line.length).toBe(true);
      }),
    );
    expect(problemOf('('.repeat(LONGEST_FILTER))?.message).toContain('a condition is missing');
    expect(parseFilter(`${'('.repeat(400)}milk${')'.repeat(400)}`)).toEqual(text('milk'));
  });
});

function problemOf(line: string): { start: number; end: number; code: string; message: string } | undefined {
  try {
    parseFilter(line) satisfies Filter | undefined;
    return undefined;
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    return { start: error.start, end: error.end, code: error.code, message: error.message };
  }
}
