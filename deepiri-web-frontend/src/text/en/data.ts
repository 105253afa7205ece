import { importing } from './importing.ts';
import { yourData } from './your-data.ts';

/** What is said where one's own data comes and goes; it comes with that room. */
export const data = { ...yourData, ...importing };
