import { Popover } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Notification } from 'deepiri-sdk';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import { useGraph } from '../../data/tasks.ts';
import type { Format } from '../../text/format.ts';
import classes from './popover.module.css';
import { waitedFor, whyText } from './why-text.ts';

type Props = {
  item: Notification;
  format: Format;
  /** The id of what names the row. */
  named: string;
  opened: boolean;
  onOpened: (opened: boolean) => void;
};

/** Which rule told this, and the ways to what it is about and to its switch. */
export function Why({ item, format, named, opened, onOpened }: Props) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Popover opened={opened} onChange={onOpened} position="bottom-end" width={320} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.why}
          aria-label={t('inbox.whyNamed')}
          aria-describedby={named}
          onClick={() => onOpened(!opened)}
        >
          {t('inbox.why')}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.pop} aria-label={t('inbox.whyNamed')} aria-describedby={id}>
        <div id={id} className={classes.said}>
          {item.kind === 'task_unblocked' ? <Unblocked item={item} format={format} /> : null}
          {item.kind === 'task_unblocked' ? null : <p>{whyText(item, [], format, t)}</p>}
          {item.firstCreatedAt ? (
            <p className={classes.first}>{t('inbox.firstTold', { when: format.due(item.firstCreatedAt) })}</p>
          ) : null}
        </div>
        <div className={classes.ways}>
          <Explained item={item} />
          <Link
            to="/settings/$section"
            params={{ section: 'notifications' }}
            hash={`kind-${item.kind}`}
            className={`${button.button} ${button.small}`}
          >
            {t('inbox.switch')}
          </Link>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Asks what the task waited for only when somebody wants to know. */
function Unblocked({ item, format }: { item: Notification; format: Format }) {
  const { t } = useTranslation();
  const taskId = String(item.data['taskId']);
  const { data: graph } = useGraph(taskId);
  return <p>{whyText(item, waitedFor(taskId, graph), format, t)}</p>;
}

/** Where what it is about is explained: its entry in the ledger, the badge, the task. */
function Explained({ item: { kind, data, link } }: { item: Notification }) {
  const { t } = useTranslation();
  const className = `${button.button} ${button.small}`;
  const hash =
    kind === 'xp_awarded' ? `entry-${data['entryId']}` : kind === 'badge_earned' ? `badge-${data['badgeId']}` : null;
  if (hash)
    return (
      <Link to="/profile" hash={hash} className={className}>
        {t(`inbox.explained.${kind}`)}
      </Link>
    );
  return link ? (
    <Link to={link} className={className}>
      {t([`inbox.explained.${kind}`, 'inbox.explained.other'])}
    </Link>
  ) : null;
}
