import classes from './along.module.css';

/** How many go along with what is dragged; nothing for one alone. */
export function Along({ count }: { count: number }) {
  return count > 1 ? <span className={classes.along}>{count}</span> : null;
}
