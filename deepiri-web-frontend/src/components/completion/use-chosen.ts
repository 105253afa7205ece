import { useState } from 'react';

/** Which of the offers is chosen; none (-1) until an arrow chooses, and none again when there are others. */
export function useChosen(offers: readonly unknown[]) {
  const [choice, choose] = useState({ offers, at: -1 });
  const chosen = choice.offers === offers ? choice.at : -1;
  // One place more than there are offers: the line itself.
  const places = offers.length + 1;
  return {
    chosen,
    step: (by: 1 | -1) => choose({ offers, at: ((chosen + 1 + by + places) % places) - 1 }),
  };
}
