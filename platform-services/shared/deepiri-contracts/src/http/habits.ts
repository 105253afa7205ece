import { type Static, Type } from 'typebox';
import { LocalDate, record } from '../schema.ts';

const count = (description: string) => Type.Integer({ minimum: 0, description });

/** How a habit is kept: a task of the kind `habit` that repeats by the calendar, or one to be done k times per window. */
export const Habit = record('Habit', {
  from: { ...LocalDate, description: 'The first local day of the window that this time is for' },
  to: { ...LocalDate, description: 'The last one. After it an open time rolls over to the window that has begun' },
  times: Type.Integer({ minimum: 1, description: 'How often it is to be done in a window' }),
  done: count('How often it was done in this window before this time'),
  streak: count('Windows kept one after the other, up to this one'),
  best: count('The longest such row'),
  missed: count('Windows that went by without being kept'),
});
export type Habit = Static<typeof Habit>;
