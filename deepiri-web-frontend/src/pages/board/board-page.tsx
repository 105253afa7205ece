import { SegmentedControl } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Leaderboard, LeaderboardPeriod, LeaderboardRow } from 'deepiri-sdk';
import { Trophy } from 'lucide-react';
import { type CSSProperties, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { useRowKeys } from '../../app/keyboard/use-row-keys.ts';
import { Avatar } from '../../components/avatar.tsx';
import button from '../../components/button.module.css';
import { Page } from '../../components/page.tsx';
import { Empty, Failure, Skeleton } from '../../components/states.tsx';
import words from '../../components/words.module.css';
import { useAroundMe, useBoard, useOnBoards } from '../../data/boards.ts';
import { useMe } from '../../data/session.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './board-page.module.css';
import { Bounds } from './bounds.tsx';
import { Movement } from './movement.tsx';
import { OnBoards } from './on-boards.tsx';
import { periods } from './periods.ts';

function Row({ row, mine, best }: { row: LeaderboardRow; mine: boolean; best: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <tr className={classes.row} data-mine={mine || undefined} data-row>
      <td className={classes.rank} data-top={row.rank <= 3 ? row.rank : undefined}>
        <span className={classes.place}>
          {row.rank}
          <Movement places={row.movement} />
        </span>
      </td>
      <th scope="row" className={classes.name}>
        <span className={classes.who} data-row-focus tabIndex={-1}>
          <Avatar id={row.userId} name={row.name} />
          <span className={classes.text}>{row.name}</span>
          {mine ? <span className={classes.you}>{t('board.you')}</span> : null}
        </span>
      </th>
      <td className={classes.score}>
        <span
          className={classes.bar}
          style={{ '--share': Math.max(0.02, row.score / Math.max(1, best)) } as CSSProperties}
          aria-hidden
        />
        <span className={classes.number}>{format.number(row.score)}</span>
      </td>
    </tr>
  );
}

function Table({
  board,
  around,
  period,
}: {
  board: Leaderboard;
  around: readonly LeaderboardRow[];
  period: LeaderboardPeriod;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const body = useRef<HTMLTableSectionElement>(null);
  useRowKeys(body);
  const best = board.items[0]?.score ?? 1;
  const last = board.items.at(-1)?.rank ?? 0;
  const nearby = around.filter((row) => row.rank > last);
  return (
    <table className={classes.table}>
      <caption className={words.spoken}>{t('board.caption', { period: t(`board.${period}`) })}</caption>
      <thead>
        <tr className={classes.head}>
          <th scope="col">{t('board.rank')}</th>
          <th scope="col">{t('board.name')}</th>
          <th scope="col">{t('board.score')}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {board.items.map((row) => (
          <Row key={row.userId} row={row} mine={row.userId === me.id} best={best} />
        ))}
        {nearby.length > 0 ? (
          <tr className={classes.gap}>
            <td colSpan={3}>{t('board.around')}</td>
          </tr>
        ) : null}
        {nearby.map((row) => (
          <Row key={row.userId} row={row} mine={row.userId === me.id} best={best} />
        ))}
      </tbody>
    </table>
  );
}

/** Who has earned how much. One's own row stays in sight, however long the list. */
export function BoardPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { period = 'week' } = useSearch({ strict: false });
  const { data: board, error, refetch } = useBoard(period);
  const below = board?.me != null && !board.items.some((row) => row.userId === board.me?.userId);
  const around = useAroundMe(period, below).data?.items ?? [];
  const hidden = useOnBoards().data?.visible === false;

  const go = (chosen: LeaderboardPeriod | undefined) =>
    void navigate({ to: '/board', search: { period: chosen ?? period }, replace: true });
  const turn = (by: 1 | -1) => () => go(periods.at((periods.indexOf(period) + by) % periods.length));
  useCommand('view-next', turn(1));
  useCommand('view-previous', turn(-1));

  return (
    <Page title={t('board.title')} sub={t('board.sub')}>
      <SegmentedControl
        aria-label={t('board.period')}
        fullWidth
        value={period}
        onChange={(chosen) => go(chosen as LeaderboardPeriod)}
        data={periods.map((value) => ({ value, label: t(`board.${value}`) }))}
      />
      <Bounds period={period} board={board} />
      {board && board.items.length > 0 ? (
        <Table
          board={board}
          around={around.length > 0 ? around : below && board.me ? [board.me] : []}
          period={period}
        />
      ) : null}
      {board && board.items.length > 0 && !board.me && !hidden ? (
        <p className={classes.absent}>{t('board.absent')}</p>
      ) : null}
      {board?.items.length === 0 ? (
        <Empty
          icon={<Trophy size={24} strokeWidth={1.5} aria-hidden />}
          title={t('board.empty')}
          text={t('board.emptyHint')}
        >
          <Link to="/" className={button.button}>
            {t('board.open')}
          </Link>
        </Empty>
      ) : null}
      {!board && error ? <Failure error={error} retry={() => void refetch()} /> : null}
      {board || error ? null : <Skeleton rows={8} height={36} gap={8} />}
      <OnBoards />
    </Page>
  );
}
