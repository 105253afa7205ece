import { withPart } from '../../../text/parts.ts';

/** The tour, once its sentences are there. */
export const openTour = () => withPart('tour', import('./tour.tsx'));
