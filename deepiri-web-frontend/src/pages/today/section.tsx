import { type ReactNode, useId } from 'react';
import classes from './section.module.css';

type Props = { title: string; note?: ReactNode; action?: ReactNode; children: ReactNode };

/** A part of the day with its rows. */
export function Section({ title, note, action, children }: Props) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {note ? <span className={classes.note}>{note}</span> : null}
        {action}
      </div>
      {children}
    </section>
  );
}
