import { expect, it } from 'vitest';
import { madeId } from './made-id.ts';

it('is the id that the platform makes of a line, for who asks with a key', async () => {
  const owner = 'usr_0198f2a4-7c1e-7d3a-9b60-2f4e8a1c5d77';
  const line = { text: 'Mend the fence today', timeZone: 'Europe/Berlin', projectId: null };
  const made = await madeId(owner, '00ff10aa22bb33cc44dd55ee66778899', line);
  expect(made).toBe('tsk_8fa500d9-5930-8813-904b-55571ca1d159');
});
