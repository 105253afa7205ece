import { data } from './data.ts';
import { first } from './first.ts';
import { later } from './later.ts';

/** Every sentence of the app, in English, a file per room. Every other language has the same shape, which a test holds it to. */
export const en = { ...first, ...later, ...data };
