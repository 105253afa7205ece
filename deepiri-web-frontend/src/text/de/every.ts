import { importing } from './importing.ts';
import { de as first } from './index.ts';

export const de = { ...first, ...importing };
