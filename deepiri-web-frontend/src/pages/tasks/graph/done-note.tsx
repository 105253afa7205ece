import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import button from '../../../components/button.module.css';
import { rowsOf } from '../../../data/task-list.ts';
import { useTaskList } from '../../../data/task-lists.ts';
import { doneOf, showsDone, withDone } from '../done-ones.ts';
import classes from './graph-view.module.css';

/** How many done tasks are not drawn, and the way to see them, or not to. */
export function DoneNote({ filter, isReadable }: { filter: string; isReadable: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const isShown = isReadable ? showsDone(filter) : null;
  const done = useTaskList(doneOf(filter), 'dueAt', isShown === false);
  const count = done.isPlaceholderData ? 0 : rowsOf(done.data).length;
  if (isShown === null || (!isShown && count === 0)) return null;
  const hidden = t(done.hasNextPage ? 'chains.doneHiddenMany' : 'chains.doneHidden', { count });
  return (
    <p className={classes.done}>
      <span role="status">{isShown ? t('chains.doneShown') : hidden}</span>
      <button
        type="button"
        className={`${button.button} ${button.small}`}
        onClick={() =>
          void navigate({
            to: '/tasks',
            search: (now) => ({ ...now, filter: withDone(filter, !isShown) || undefined }),
            replace: true,
          })
        }
      >
        {t(isShown ? 'chains.hideDone' : 'chains.showDone')}
      </button>
    </p>
  );
}
