export const places = ['inbox', 'unread', 'snoozed', 'archive'] as const;
export type Place = (typeof places)[number];

/** The place in the address, if it is one other than the inbox itself. */
export function inboxSearch({ place }: Record<string, unknown>): { place?: Place } {
  const known = places.find((one) => one === place);
  return known && known !== 'inbox' ? { place: known } : {};
}

/** The place one on or back; after the last comes the first. */
export function beside(place: Place, step: 1 | -1): Place {
  return places.at((places.indexOf(place) + step) % places.length) ?? 'inbox';
}
