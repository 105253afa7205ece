import { type ReactNode, useId } from 'react';
import classes from './room.module.css';

/** One section of the settings: a name, a sentence on what it is for, the controls. */
export function Room({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.room}>
      <div>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {hint ? <p className={classes.hint}>{hint}</p> : null}
      </div>
      {children}
    </section>
  );
}

export { classes as room };
