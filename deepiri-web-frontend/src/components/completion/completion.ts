import type { Completion } from 'deepiri-contracts/filter';

/** The line after an offer was taken, and where it goes on. */
export function taking(line: string, { insert, start, end }: Completion): { line: string; caret: number } {
  // A word that something must follow is not finished; behind any other a blank begins the next.
  const isFinished = !/[:<>=]$/.test(insert);
  const rest = line.slice(end);
  const gap = isFinished && rest === '' ? ' ' : '';
  return { line: line.slice(0, start) + insert + gap + rest, caret: start + insert.length + gap.length };
}

/**
 * The only offer, where nothing else can be meant by what was begun.
 * @param readable whether the line says something as it is
 * @param known values that stand for themselves, although a longer one begins with them
 */
export function onlyOffer(
  line: string,
  offers: readonly Completion[],
  { readable, known }: { readable: boolean; known: readonly string[] },
): Completion | null {
  const [offer] = offers;
  if (!offer || offers.length > 1) return null;
  if (!readable) return offer;
  const begun = line.slice(offer.start, offer.end).toLowerCase();
  const isValue = begun !== '' && /[:<>=,#]$/.test(line.slice(0, offer.start));
  return isValue && !known.some((value) => value.toLowerCase() === begun) ? offer : null;
}

export type Act<O> = 'open' | 'next' | 'previous' | 'close' | 'leave' | 'submit' | O | null;

type Offered<O> = {
  open: boolean;
  chosen: O | undefined;
  /** What Tab takes when none is chosen. */
  first: O | undefined;
  /** What Enter takes when none is chosen; without it Enter takes the line as it is. */
  only?: O | null;
};

/** What a key does to a line with offers: arrows choose, Tab takes the first, Enter takes what is chosen or the line. */
export function actionFor<O extends Completion>(key: string, { open, chosen, first, only }: Offered<O>): Act<O> {
  switch (key) {
    case 'ArrowDown':
      return open ? 'next' : 'open';
    case 'ArrowUp':
      return open ? 'previous' : null;
    case 'Tab':
      return open ? (chosen ?? first ?? null) : null;
    case 'Enter':
      return chosen ?? only ?? 'submit';
    case 'Escape':
      return open ? 'close' : 'leave';
    default:
      return null;
  }
}
