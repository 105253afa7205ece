import type { Completion } from 'deepiri-contracts/filter';
import { useState } from 'react';

const isSame = (some: readonly Completion[], others: readonly Completion[]) =>
  some.length === others.length &&
  some.every(({ insert, start }, at) => insert === others[at]?.insert && start === others[at].start);

/** Which of the offers is chosen; none (-1) until an arrow chooses, and none again when there are others; the same, read again, are no others. */
export function useChosen(offers: readonly Completion[]) {
  const [choice, choose] = useState({ offers, at: -1 });
  const chosen = isSame(choice.offers, offers) ? choice.at : -1;
  // One place more than there are offers: the line itself.
  const places = offers.length + 1;
  return {
    chosen,
    step: (by: 1 | -1) => choose({ offers, at: ((chosen + 1 + by + places) % places) - 1 }),
  };
}
