import { NewTask, ProblemError, userRoutes } from 'deepiri-contracts';
import { describe, expect, it } from 'vitest';
import { compileValidator, createBodyCheck } from './validation.ts';

const check = createBodyCheck(NewTask);
const errorsOf = (body: unknown) => {
  try {
    check(body);
  } catch (error) {
    if (error instanceof ProblemError) return error.details.errors;
    throw error;
  }
  return undefined;
};

describe('validation', () => {
  it('passes what the contract allows', () => {
    expect(errorsOf({ title: 'Write report', dueAt: null, labels: ['work'] })).toBeUndefined();
  });

  it.each([
    [{}, '/title', 'is required', 'required'],
    [{ title: '   ' }, '/title', 'must have something to see, and no signs that control or turn text', 'not_a_title'],
    [{ title: 'x', colour: 'red' }, '/colour', 'is not a field here; remove it', 'unknown_field'],
    [{ title: 'x', 'a/b': 1 }, '/a~1b', 'is not a field here; remove it', 'unknown_field'],
    [{ title: 1 }, '/title', 'must be string', 'wrong_type'],
    [{ title: 'x'.repeat(501) }, '/title', 'must have at most 500 characters', 'too_long', { most: 500 }],
    [
      { title: 'x', priority: 'huge' },
      '/priority',
      'must be one of none, low, medium, high, urgent',
      'not_one_of',
      { all: 'none, low, medium, high, urgent' },
    ],
    [{ title: 'x', estimateMinutes: '5' }, '/estimateMinutes', 'must be integer or null', 'wrong_type'],
    [
      { title: 'x', dueAt: 'tomorrow' },
      '/dueAt',
      'must be an RFC 3339 time such as 2026-11-24T17:00:00Z',
      'not_a_time',
    ],
    [
      { title: 'x', labels: Array.from({ length: 10_000 }, (_, i) => `l${i}`) },
      '/labels',
      'must have at most 50 entries',
      'too_many_entries',
      { most: 50 },
    ],
  ] as const)('names the field, the remedy and a code: %#', (body, pointer, message, code, values?) => {
    expect(errorsOf(body)).toContainEqual({ pointer, message, code, ...(values ? { values } : {}) });
  });

  it('lists no more than twenty failures', () => {
    expect(errorsOf({ title: 'x', labels: Array.from({ length: 10_000 }, () => 1) })?.length).toBeLessThanOrEqual(20);
  });

  it('lists all that is wrong with a small body, and the first thing that is wrong with a large one', () => {
    const wrong = { title: 1, colour: 'red', priority: 'huge' };
    expect(
      errorsOf(wrong)
        ?.map(({ pointer }) => pointer)
        .sort(),
    ).toEqual(['/colour', '/priority', '/title']);
    const many = Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`field${index}`, 1]));
    expect(errorsOf({ ...wrong, ...many })).toHaveLength(1);
    expect(errorsOf({ ...wrong, notes: 'x'.repeat(20_000) })).toHaveLength(1);
  });

  it('does not match a text that is too long against a pattern', () => {
    // It would take this pattern longer than anyone can wait.
    const label = { type: 'string', maxLength: 10, pattern: '^(?:x+)+$' };
    const checkLabel = createBodyCheck({ type: 'object', properties: { label } });
    expect(() => checkLabel({ label: `${'x'.repeat(20_000)}!` })).toThrow('label must have at most 10 characters.');
  });

  it.each(['1e309', 'Infinity', '-Infinity', '201', '0', '1.5', ''])('refuses %s as a limit of a list', (limit) => {
    const schema = { type: 'object', properties: { limit: { type: 'integer', minimum: 1, maximum: 200 } } };
    const validate = compileValidator({ schema, method: 'GET', url: '/', httpPart: 'querystring' });
    expect(validate({ limit })).toBe(false);
  });

  it('takes an e-mail whose domain has parts with something in them', () => {
    const register = createBodyCheck(userRoutes.registerUser.body);
    const given = (email: string) => () => register({ email, password: 'a long passphrase', name: 'Jo' });
    for (const email of ['jo@example.org', 'jo.a+b@mail.example.co.uk', 'jö@bücher.example'])
      expect(given(email)).not.toThrow();
    for (const email of ['jo@example', 'jo@example..org', 'jo@.example.org', 'jo@example.org.', 'jo@a@b.org'])
      expect(given(email)).toThrow(ProblemError);
  });
});
