import type { Completion } from 'deepiri-contracts/filter';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './filter-bar.module.css';

type Props = { id: string; offers: readonly Completion[]; chosen: number; onTake: (offer: Completion) => void };

/** What can stand at the caret. */
export function FilterOffers({ id, offers, chosen, onTake }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <div className={classes.offers}>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={t('tasks.suggestions')} className={classes.list}>
        {offers.map((offer, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the line, which says what is chosen
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the line
          <div
            key={offer.insert}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === chosen}
            className={classes.offer}
            // The line must not lose the focus to what it offers.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(offer)}
          >
            {offer.insert}
            {at === Math.max(0, chosen) ? (
              <span className={classes.takes} aria-hidden>
                <kbd>{chosen >= 0 ? '↵' : 'Tab'}</kbd>
              </span>
            ) : null}
          </div>
        ))}
      </div>
    </div>
  );
}
