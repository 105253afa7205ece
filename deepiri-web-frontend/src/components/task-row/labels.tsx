import { type MouseEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusRow } from '../../app/keyboard/use-row-keys.ts';
import { LabelDot } from '../label-dot.tsx';
import classes from './task-row.module.css';

/** As many as a row has room for. */
const LABELS = 3;

/** The first labels, and the rest behind how many they are. */
export function Labels({ labels }: { labels: readonly string[] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const rest = all ? [] : labels.slice(LABELS);
  const text = t('row.labels', { count: rest.length, labels: rest.join(', ') });
  const open = ({ currentTarget }: MouseEvent) => {
    // The button goes; the row keeps the focus.
    focusRow(currentTarget.closest('[data-row]'));
    setAll(true);
  };
  return (
    <>
      {(all ? labels : labels.slice(0, LABELS)).map((label) => (
        <span key={label} className={classes.label}>
          <LabelDot label={label} />
          {label}
        </span>
      ))}
      {rest.length > 0 ? (
        <button type="button" className={classes.rest} title={text} aria-label={text} onClick={open}>
          +{rest.length}
        </button>
      ) : null}
    </>
  );
}
