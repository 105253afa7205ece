import { useQueryClient } from '@tanstack/react-query';
import { CircleAlert, Clock3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import { toast } from '../../components/toasts/store.ts';
import { takeBackMove } from '../../data/inbox-moves.ts';
import { changesOf, type Entry } from '../../data/outbox/entry.ts';
import { takeBack } from '../../data/outbox/follow-outbox.ts';
import { outbox } from '../../data/outbox/open-outbox.ts';
import { decided, dropped, retried } from '../../data/outbox/outbox-rules.ts';
import { codeText } from '../../text/problems.ts';
import { useFormat } from '../../text/use-format.ts';
import { Conflict } from './conflict.tsx';
import { deedOf } from './entry-text.ts';
import classes from './outbox-dialog.module.css';

/** One thing that was done and has not arrived: what, when, and what can be done about it. */
export function OutboxEntry({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const format = useFormat();
  const { key, intent, standing, at } = entry;
  const { deed, title, fields } = deedOf(entry, format, t);
  const what = `${deed} “${title}”`;
  const edit = intent.kind === 'change' && intent.change.type === 'update' ? intent.change : null;
  const giveUp = () => {
    void outbox
      .change((now) => dropped(now, key))
      .then(() => (intent.kind === 'told' ? takeBackMove(client, intent) : takeBack(client, changesOf(entry))));
    toast({ text: t('waits.dropped'), strong: what });
  };
  return (
    <li className={classes.entry} data-asking={standing.is !== 'waiting' || undefined}>
      <span className={classes.icon}>
        {standing.is === 'waiting' ? <Clock3 size={15} aria-hidden /> : <CircleAlert size={15} aria-hidden />}
      </span>
      <div className={classes.body}>
        <p className={classes.what}>
          {deed} <strong>{title}</strong>
        </p>
        <p className={classes.meta}>{[...fields, format.relative(at)].join(' · ')}</p>
        {standing.is === 'refused' ? (
          <p className={classes.why}>
            {t([`waits.refused.${standing.code}`, 'waits.refused.other'], { detail: codeText(standing.code, t) })}
          </p>
        ) : null}
      </div>
      <div className={classes.actions}>
        {standing.is === 'refused' ? (
          <button
            type="button"
            className={`${button.button} ${button.small}`}
            aria-label={t('waits.retryNamed', { what })}
            onClick={() => void outbox.change((now) => retried(now, key))}
          >
            {t('action.retry')}
          </button>
        ) : null}
        <button
          type="button"
          className={`${button.button} ${button.small}`}
          aria-label={t('waits.dropNamed', { what })}
          onClick={giveUp}
        >
          {t('waits.drop')}
        </button>
      </div>
      {standing.is === 'conflict' && edit ? (
        <div className={classes.wide}>
          <Conflict
            edit={edit}
            theirs={standing.theirs}
            fields={standing.fields}
            onChoose={(choices) => void outbox.change((now) => decided(now, key, choices))}
          />
        </div>
      ) : null}
    </li>
  );
}
