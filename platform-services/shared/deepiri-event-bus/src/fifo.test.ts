import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Fifo } from './fifo.ts';

it('gives back what it was given, in order, like an array would', () => {
  const steps = fc.array(fc.record({ pushes: fc.nat(900), shifts: fc.nat(900) }), { maxLength: 12 });
  fc.assert(
    fc.property(steps, (sequence) => {
      const fifo = new Fifo<number>();
      const model: number[] = [];
      let next = 0;
      for (const { pushes, shifts } of sequence) {
        for (let count = 0; count < pushes; count++) {
          fifo.push(next);
          model.push(next++);
        }
        const shifted = Array.from({ length: shifts }, () => fifo.shift());
        expect(shifted).toEqual(Array.from({ length: shifts }, () => model.shift()));
        expect([fifo.size, fifo.first()]).toEqual([model.length, model[0]]);
      }
      expect([...fifo]).toEqual(model);
    }),
    { numRuns: 50 },
  );
});
