import { describe, expect, it } from 'vitest';
import { keptLog } from './testing/kept-log.ts';

function written(write: (log: ReturnType<typeof keptLog>['log']) => void) {
  const { log, lines, text } = keptLog();
  write(log);
  return { line: lines[0]!, text: text() };
}

describe('a line of the log', () => {
  it('is JSON with time, level by name, process and message', () => {
    const { line } = written((log) => log.info({ requestId: 'req_1' }, 'hello'));
    expect(line).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      level: 'info',
      name: 'test',
      requestId: 'req_1',
      msg: 'hello',
    });
  });

  it.each(['password', 'token', 'refreshToken', 'accessToken', 'secret', 'authorization', 'cookie', 'email'])(
    'does not show %s, on its own or inside of something',
    (field) => {
      const { line, text } = written((log) => log.warn({ [field]: 'hunter2', body: { [field]: 'hunter2' } }, 'seen'));
      expect(text).not.toContain('hunter2');
      expect(line).toMatchObject({ [field]: '[secret]', body: { [field]: '[secret]' } });
    },
  );
});

describe('an error in the log', () => {
  const logged = (err: unknown) => written((log) => log.error({ err }, 'failed'));

  it('has its kind, message, code, causes and its place in the code', () => {
    const cause = Object.assign(new TypeError('no such host'), { code: 'ENOTFOUND' });
    const { line } = logged(new Error('cannot connect', { cause }));
    expect(line['err']).toMatchObject({
      type: 'Error',
      message: 'cannot connect',
      stack: expect.stringContaining('logging.test.ts'),
      cause: { type: 'TypeError', message: 'no such host', code: 'ENOTFOUND' },
    });
  });

  it('has the errors that it is made of', () => {
    const { line } = logged(new AggregateError([new Error('first'), new Error('second')], 'all failed'));
    expect(line['err'].errors).toMatchObject([{ message: 'first' }, { message: 'second' }]);
  });

  it.each([
    ['redis://worker:hunter2@redis:6379 is down', 'redis://[secret]@redis:6379 is down'],
    ['mongodb://:hunter2@a,b/x', 'mongodb://[secret]@a,b/x'],
    ['sent authorization: Bearer abc.def-hunter2', 'sent authorization: Bearer [secret]'],
    ['refused dpi_pat_hunter2-x', 'refused [secret]'],
    ['bad eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJodW50ZXIyIn0.c2ln here', 'bad [secret] here'],
    ['connect with password=hunter2, please', 'connect with password=[secret], please'],
    ['{"client_secret":"hunter2"}', '{"client_secret":"[secret]"}'],
    ['jo.arendt@example.org is taken', '[email] is taken'],
  ])('says "%s" without what is secret in it', (message, clean) => {
    const { line, text } = logged(new Error(message));
    expect(line['err'].message).toBe(clean);
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain('jo.arendt');
  });

  it('leaves out what clients hang on their errors', () => {
    const error = Object.assign(new Error('refused'), { request: { headers: { 'x-key': 'hunter2' } } });
    expect(logged(error).text).not.toContain('hunter2');
  });

  it('ends when causes go in a circle', () => {
    const error = new Error('round');
    error.cause = error;
    expect(logged(error).line['err'].cause.cause.message).toBe('round');
  });
});
