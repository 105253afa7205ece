import { importing } from './importing.ts';
import { en as first } from './index.ts';
import { tour } from './tour.ts';

/** Every sentence there is, those that come with a room of their own too; for what looks at all of them. */
export const en = { ...first, ...importing, ...tour };
