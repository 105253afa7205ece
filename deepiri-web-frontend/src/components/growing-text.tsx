import type { ComponentProps } from 'react';
import classes from './growing-text.module.css';

/** A field for several lines that is as tall as what is written in it. */
export function GrowingText({ value, ...more }: ComponentProps<'textarea'> & { value: string }) {
  return (
    <div className={classes.grow} data-text={value}>
      <textarea value={value} {...more} />
    </div>
  );
}
