import { NotepadText } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { boxesIn } from '../markdown/boxes.ts';
import classes from './task-row.module.css';

/** That there are notes, and how many boxes in them are ticked: `2/5`. */
export const InNotes = memo(function InNotes({ notes }: { notes: string }) {
  const { t } = useTranslation();
  const boxes = boxesIn(notes);
  const text = boxes ? t('row.boxes', { done: boxes.done, count: boxes.total }) : t('row.notes');
  return (
    <span
      className={classes.steps}
      data-all={(boxes && boxes.done === boxes.total) || undefined}
      role="img"
      aria-label={text}
      title={text}
    >
      <NotepadText size={12} strokeWidth={2} aria-hidden />
      {boxes ? `${boxes.done}/${boxes.total}` : null}
    </span>
  );
});
