import { problem } from 'deepiri-contracts';
import { StaleVersion, StoreUnavailable } from 'deepiri-stores';
import { expect, it } from 'vitest';
import { CallFailed, CallRefused } from '../calls/failure.ts';
import { isAway } from './away.ts';

it.each([
  ['a store that does not answer', new StoreUnavailable('documents at mongodb://db: nothing answers'), true],
  ['a full disk', Object.assign(new Error('full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 }), true],
  ['a service that does not answer', new CallFailed('auth-service', 'unreachable'), true],
  ['a service that says so itself', problem('unavailable'), true],
  ['an answer that does not come', problem('deadline_exceeded'), true],
  ['a document that somebody else has changed', new StaleVersion('tsk_1', 2), false],
  ['a refusal', problem('not_found'), false],
  ['a refusal inside', new CallRefused('auth-service getUser', { status: 400, code: 'invalid', detail: '' }), false],
  ['a mistake of ours', new TypeError('x is not a function'), false],
])('%s', (_what, error, away) => {
  expect(isAway(error)).toBe(away);
});
