import { expect, it } from 'vitest';
import { keptValues } from './kept-values.ts';

const profile = () => keptValues('profile', { name: 'Jo', bio: '' });

it('what was typed lies over the usual values, until it is what is usual again or is dropped', () => {
  expect(profile().begun).toEqual({ name: 'Jo', bio: '' });
  profile().keep({ name: 'Jo Arendt', bio: 'Sails' });
  expect(profile().begun).toEqual({ name: 'Jo Arendt', bio: 'Sails' });
  expect(keptValues('other', { name: '' }).begun).toEqual({ name: '' });

  profile().keep({ name: 'Jo', bio: '' });
  expect(keptValues('profile', { name: 'Jo A.', bio: '' }).begun).toEqual({ name: 'Jo A.', bio: '' });
  profile().keep({ name: 'Jo', bio: 'x' });
  profile().drop();
  expect(profile().begun).toEqual({ name: 'Jo', bio: '' });
});
