import { useMediaQuery } from '@mantine/hooks';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { focusedRow, focusRow, neighbour, useRowKeys } from '../../app/keyboard/use-row-keys.ts';
import button from '../../components/button.module.css';
import { isMac } from '../../components/keys.tsx';
import { Page } from '../../components/page.tsx';
import { Empty, Failure, Skeleton } from '../../components/states.tsx';
import { useTrash } from '../../data/trash.ts';
import { useTaskActions } from '../../data/use-task-actions.ts';
import { useFormat } from '../../text/use-format.ts';
import { TrashRow } from './trash-row.tsx';
import { TrashedTask } from './trashed-task.tsx';

/** What was deleted, and the way back for each. */
export function TrashPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const list = useRef<HTMLUListElement>(null);
  const { restore } = useTaskActions();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useTrash();
  const tasks = data?.pages.flatMap((page) => page.items) ?? [];
  const phone = useMediaQuery('(max-width: 719px)');
  const navigate = useNavigate();
  const { task: wanted } = useSearch({ from: '/frame/trash' });
  const opened = tasks.find(({ id }) => id === wanted);
  const close = () => void navigate({ to: '/trash', search: {} });
  const open = () => {
    const id = focusedRow(list.current)?.dataset['task'];
    if (!id) return false;
    return navigate({ to: '/trash', search: { task: id } });
  };
  useRowKeys(list);
  useCommand('list-open', open);
  useCommand('list-right', open);

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
      <TrashedTask
        task={opened}
        onClose={close}
        onRestore={(task) => {
          close();
          restore(task);
        }}
      />
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
