import { describe, expect, it } from 'vitest';
import { limitClass, limitPolicies, limitState } from './limits.ts';

describe('limits', () => {
  it('draw from the bucket of the user, of the address, or of those who try passwords', () => {
    expect(limitClass('/api/tasks', true)).toBe('user');
    expect(limitClass('/api/tasks', false)).toBe('anonymous');
    expect(limitClass('/api/users/login', true)).toBe('credentials');
    expect(limitClass('/api/calendar/guess.ics', false)).toBe('credentials');
  });

  it.each(['/api/users/%6cogin', '/api/users/%6Cogin?x=%ff', '/api/users/logi%6e#%ff', '/api/users/%72%65gister'])(
    'G10 know who tries passwords however the path is written: %s',
    (path) => expect(limitClass(path, false)).toBe('credentials'),
  );

  it('tell how many requests are left and when the bucket is full again', () => {
    const minute = { burst: 1200, perSecond: 20 };
    expect(limitPolicies({ user: minute, anonymous: minute, credentials: { burst: 1, perSecond: 5 } })).toEqual({
      user: '"user";q=1200;w=60',
      anonymous: '"anonymous";q=1200;w=60',
      credentials: '"credentials";q=1;w=1',
    });
    expect(limitState('user', { allowed: true, remaining: 1199, resetSeconds: 0.05 })).toBe('"user";r=1199;t=1');
  });
});
