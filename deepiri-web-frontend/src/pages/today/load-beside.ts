import { withSentences } from '../../text/i18n.ts';

/** What opens beside Today or over a row of it, in one part: naming what each needs by itself costs the first load more. */
export const loadBeside = () => withSentences(import('./task-beside.tsx'));
