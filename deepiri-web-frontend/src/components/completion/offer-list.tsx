import type { Completion } from 'deepiri-contracts/filter';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import classes from './offer-list.module.css';
import { placeUnder } from './place-under.ts';

type Props<O> = {
  id: string;
  label: string;
  offers: readonly O[];
  chosen: number;
  /** Holds the text of the line where the line shows it. */
  mirror: RefObject<HTMLElement | null>;
  /** The key that takes the first offer when none is chosen. */
  firstKey?: 'Tab' | '↵' | null;
  /** What is shown of an offer; without it what would be written. */
  show?: (offer: O) => ReactNode;
  onTake: (offer: O) => void;
};

/** What can stand at the caret. */
export function OfferList<O extends Completion>({
  id,
  label,
  offers,
  chosen,
  mirror,
  firstKey = 'Tab',
  show,
  onTake,
}: Props<O>) {
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current && mirror.current) placeUnder(box.current, mirror.current, offers[0]?.start ?? 0);
  });
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const key = chosen >= 0 ? '↵' : firstKey;
  return (
    <div ref={box} className={classes.offers}>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={label} className={classes.list}>
        {offers.map((offer, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the line, which says what is chosen
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the line
          <div
            key={`${offer.start}.${offer.insert}`}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === chosen}
            className={classes.offer}
            // The line must not lose the focus to what it offers.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(offer)}
          >
            {show ? show(offer) : offer.insert}
            {key && at === Math.max(0, chosen) ? (
              <span className={classes.takes} aria-hidden>
                <kbd>{key}</kbd>
              </span>
            ) : null}
          </div>
        ))}
      </div>
    </div>
  );
}
