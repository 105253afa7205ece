import { events, liveEvents, tokenScopes } from 'deepiri-contracts';
import { describe, expect, it } from 'vitest';
import { fullAllowance, PATIENCE, spend } from './allowance.ts';
import { closesAt, leaseState } from './lease.ts';
import { leavingData, leavingTypes, mayRead } from './leaving.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 2) + seconds * 1000);

describe('a token of an open socket', () => {
  it('is good until it expires, may be renewed for a minute, and is over then', () => {
    expect([-1, 0, 59, 60].map((seconds) => leaseState(at(0), at(seconds)))).toEqual([
      'good',
      'expired',
      'expired',
      'over',
    ]);
    expect(closesAt(at(0))).toEqual(at(60));
  });
});

describe('what leaves', () => {
  it('is never the end of a session or somebody registering', () => {
    expect(leavingTypes).not.toContain('session.ended');
    expect(leavingData('session.ended', { sessionId: 'ses_1' })).toBeUndefined();
    expect(leavingData('user.registered', { user: {} })).toBeUndefined();
  });

  it('has the fields that its type lists and no others', () => {
    expect(leavingData('level.reached', { xp: 3, level: 2, note: 'inside' })).toEqual({ level: 2, xp: 3 });
  });

  it('needs a scope that a token can have, for every type', () => {
    for (const type of leavingTypes) {
      expect(mayRead(type, undefined)).toBe(true);
      expect(mayRead(type, [])).toBe(false);
      expect(mayRead(type, tokenScopes), type).toBe(true);
    }
    expect(mayRead('task.created', ['notifications:read'])).toBe(false);
  });

  it('is part of what happens', () => {
    expect(Object.keys(events)).toEqual(expect.arrayContaining(Object.keys(liveEvents)));
  });
});

describe('the allowance of a socket', () => {
  const send = (times: number, start = fullAllowance(10, at(0)), now = at(0)) => {
    let allowance = start;
    let answer = '';
    for (let i = 0; i < times; i += 1) ({ allowance, answer } = spend(allowance, 10, now));
    return { allowance, answer };
  };

  it('is two seconds worth at once, and fills with time', () => {
    expect(send(20).answer).toBe('allowed');
    const empty = send(21);
    expect(empty.answer).toBe('refused');
    expect(send(10, empty.allowance, at(1)).answer).toBe('allowed');
    expect(send(11, empty.allowance, at(1)).answer).toBe('refused');
    expect(send(20, empty.allowance, at(3_600)).answer).toBe('allowed');
    expect(send(21, empty.allowance, at(3_600)).answer).toBe('refused');
  });

  it('does not fill when the clock goes back', () => {
    expect(send(1, send(20).allowance, at(-60)).answer).toBe('refused');
  });

  it('ends the patience with a socket that does not stop', () => {
    expect(send(20 + PATIENCE).answer).toBe('refused');
    expect(send(21 + PATIENCE).answer).toBe('flood');
  });
});
