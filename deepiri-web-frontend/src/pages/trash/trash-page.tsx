import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { focusedRow, focusRow, neighbour, useRowKeys } from '../../app/keyboard/use-row-keys.ts';
import button from '../../components/button.module.css';
import { isMac } from '../../components/keys.tsx';
import { Page } from '../../components/page.tsx';
import { Empty, Failure, Skeleton } from '../../components/states.tsx';
import { useTrash } from '../../data/tasks.ts';
import { useTaskActions } from '../../data/use-task-actions.ts';
import { useFormat } from '../../text/use-format.ts';
import { TrashRow } from './trash-row.tsx';

/** What was deleted, and the way back for each. */
export function TrashPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const list = useRef<HTMLUListElement>(null);
  const { restore } = useTaskActions();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useTrash();
  const tasks = data?.pages.flatMap((page) => page.items) ?? [];
  const phone = useMediaQuery('(max-width: 719px)');
  useRowKeys(list);

  return (
    <Page title={t('trash.title')} sub={t('trash.sub')}>
      {tasks.length > 0 ? (
        <ul ref={list} aria-label={t('trash.list')}>
          {tasks.map((task) => (
            <TrashRow
              key={task.id}
              task={task}
              format={format}
              onRestore={() => {
                const row = focusedRow(list.current);
                if (row) focusRow(neighbour(list.current, row));
                restore(task);
              }}
            />
          ))}
        </ul>
      ) : null}
      {hasNextPage ? (
        <button
          type="button"
          className={`${button.button} ${button.small}`}
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('action.more')}
        </button>
      ) : null}
      {data && tasks.length === 0 ? (
        <Empty
          icon={<Trash2 size={24} strokeWidth={1.5} aria-hidden />}
          title={t('trash.empty')}
          text={phone ? t('trash.emptyHintPhone') : t('trash.emptyHint', { key: isMac ? '⌫' : 'Delete' })}
        >
          <Link to="/" className={button.button}>
            {t('action.back')}
          </Link>
        </Empty>
      ) : null}
      {!data && error ? <Failure error={error} retry={() => void refetch()} /> : null}
      {data || error ? null : <Skeleton rows={5} height={36} />}
    </Page>
  );
}
