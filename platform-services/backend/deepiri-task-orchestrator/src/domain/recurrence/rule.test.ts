import { ProblemError } from 'deepiri-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datesAfter, ruleAfter, ruleField, ruleOf } from './rule.ts';

function days(rule: string, first: string, count: number, after = first): string {
  const found: string[] = [];
  for (const date of datesAfter(ruleOf(rule), first, after)) {
    found.push(date.slice(5));
    if (found.length === count) break;
  }
  return found.join(' ');
}

describe('the days of a repetition', () => {
  it.each([
    ['FREQ=DAILY', '02-01 02-02 02-03'],
    ['RRULE:FREQ=DAILY;INTERVAL=3', '02-03 02-06 02-09'],
    ['freq=weekly;byday=mo', '02-02 02-09 02-16'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE', '02-09 02-11 02-23'],
    ['FREQ=MONTHLY', '03-31 05-31 07-31'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '02-28 03-31 04-30'],
    ['FREQ=MONTHLY;BYDAY=2TU', '02-10 03-10 04-14'],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '02-27 03-31 04-30'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '02-29 02-29 02-29'],
    ['FREQ=DAILY;UNTIL=20260202', '02-01 02-02'],
    ['FREQ=DAILY;UNTIL=20260202T225959Z', '02-01 02-02'],
  ])('%s', (rule, expected) => expect(days(rule, '2026-01-31', 3)).toBe(expected));

  it('are counted from the first day also when many have gone by', () => {
    expect(days('FREQ=DAILY;INTERVAL=3', '1990-01-01', 2, '2026-11-26')).toBe('11-27 11-30');
  });
});

describe('a rule', () => {
  it.each([
    ['X', 'X is not a part'],
    ['', 'a part is empty'],
    ['FREQ=DAILY;', 'a part is empty'],
    ['FREQ=HOURLY', 'FREQ cannot be HOURLY'],
    ['INTERVAL=2', 'FREQ is missing'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'FREQ stands twice'],
    ['FREQ=DAILY;BYHOUR=3', 'BYHOUR is not a part'],
    ['FREQ=DAILY;INTERVAL=0', 'INTERVAL cannot be 0'],
    ['FREQ=DAILY;COUNT=x', 'COUNT cannot be X'],
    ['FREQ=WEEKLY;BYDAY=XX', 'BYDAY cannot be XX'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'BYMONTHDAY cannot be 32'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'never comes to a day'],
    ['FREQ=DAILY;X-FROM=NOW', 'X-FROM cannot be NOW'],
    ['FREQ=WEEKLY;X-TIMES=0', 'X-TIMES cannot be 0'],
    ['FREQ=YEARLY;X-TIMES=3', 'X-TIMES counts in days, weeks or months'],
    ['FREQ=WEEKLY;X-TIMES=3;BYDAY=MO', 'BYDAY does not go with X-TIMES'],
    ['FREQ=WEEKLY;X-TIMES=3;X-FROM=COMPLETION', 'X-FROM does not go with X-TIMES'],
    ['FREQ=DAILY;__PROTO__=1', '__PROTO__ is not a part'],
  ])('that means nothing is refused with what is wrong: %s', (text, detail) => {
    expect(problemOf(text)).toMatchObject({ code: 'invalid_body', detail: expect.stringContaining(detail) });
  });

  it('is kept as it was written, or refused as a person can understand, whatever the text', () => {
    const part = fc.oneof(
      fc.constantFrom(
        'FREQ=DAILY',
        'FREQ=YEARLY',
        'INTERVAL=999',
        'BYDAY=MO',
        'BYDAY=-53MO',
        'BYMONTHDAY=-31',
        'BYYEARDAY=366',
      ),
      fc.constantFrom(
        'BYWEEKNO=53',
        'BYMONTH=2',
        'BYSETPOS=-366',
        'UNTIL=99999999',
        'COUNT=9999',
        'WKST=SU',
        'X-FROM=COMPLETION',
        'X-TIMES=3',
      ),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(part, { minLength: 1, maxLength: 5 }), (parts) => {
        const text = parts.join(';');
        expect(problemOf(text)?.code ?? 'none').toMatch(/^(none|invalid_body)$/);
      }),
      { numRuns: 300 },
    );
  });

  it('has one time less after each, until the last', () => {
    expect(ruleAfter('FREQ=DAILY')).toBe('FREQ=DAILY');
    expect(ruleAfter('FREQ=DAILY;COUNT=10')).toBe('FREQ=DAILY;COUNT=9');
    expect(ruleAfter('FREQ=DAILY;COUNT=1')).toBeNull();
  });
});

function problemOf(text: string): { code: string; detail?: string | undefined } | undefined {
  try {
    expect(ruleField(text)).toBe(text);
    return undefined;
  } catch (error) {
    if (error instanceof ProblemError) return { code: error.code, detail: error.details.detail };
    throw error;
  }
}
