import { createPortal } from 'react-dom';
import classes from './drop-line.module.css';
import type { Gap } from './gap.ts';

/** Shows between which rows the dragged one would come to stand. */
export function DropLine({ gap }: { gap: Gap | null }) {
  return gap ? createPortal(<div className={classes.line} style={gap.line} />, document.body) : null;
}
