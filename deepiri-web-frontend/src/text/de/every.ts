import { importing } from './importing.ts';
import { de as first } from './index.ts';
import { tour } from './tour.ts';

export const de = { ...first, ...importing, ...tour };
