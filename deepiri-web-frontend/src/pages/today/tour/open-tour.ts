import { bringPart } from '../../../text/parts.ts';

// The tour with its sentences: nobody sees it without them.
await bringPart('tour');

export { Tour } from './tour.tsx';
