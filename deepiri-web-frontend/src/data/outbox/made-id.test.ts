import { expect, it } from 'vitest';
import { madeId } from './made-id.ts';

it('is the id that the platform makes for who asks with a key', async () => {
  const owner = 'usr_0198f2a4-7c1e-7d3a-9b60-2f4e8a1c5d77';
  expect(await madeId(owner, '00ff10aa22bb33cc44dd55ee66778899')).toBe('tsk_51a08db2-69b7-8043-b72a-a33f8e2f65be');
});
