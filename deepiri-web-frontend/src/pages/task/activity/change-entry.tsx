import type { TaskVersion } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import { tickedIn } from '../../../components/markdown/ticked.ts';
import { useFormat } from '../../../text/use-format.ts';
import { ChangeText } from '../change-text.tsx';
import type { changesOf } from '../history-diff.ts';
import classes from './activity.module.css';

/** Whether nothing changed but the place among its siblings. */
const isPlaced = ({ patch }: TaskVersion) =>
  patch.some(({ path }) => path === '/orderKey') &&
  patch.every(({ path }) => ['/orderKey', '/updatedAt', '/version'].includes(path));

/** Something that was done to the task. */
export function ChangeEntry({ version, changes }: ReturnType<typeof changesOf>[number]) {
  const { t } = useTranslation();
  const format = useFormat();
  const who = t(version.actor.type === 'user' ? 'history.you' : 'history.service');
  const told = changes.filter(({ field }) => field !== 'notes');
  const plain = told.length === 0 || version.change !== 'updated';
  const notes = version.change === 'updated' ? changes.find(({ field }) => field === 'notes') : undefined;
  const boxes = notes && tickedIn(String(notes.before), String(notes.after));
  const named = (kind: 'ticked' | 'cleared') =>
    boxes?.[kind].length
      ? t(`history.${kind}`, { boxes: boxes[kind].map((text) => t('history.box', { text })).join(', ') })
      : [];
  const wrote = notes && (boxes ? [named('ticked'), named('cleared')].flat().join(', ') : t('history.wrote'));
  return (
    <li className={classes.entry}>
      <span>
        <b>{who}</b>{' '}
        {isPlaced(version) ? t('history.placed') : plain && !wrote ? t(`history.change.${version.change}`) : null}
        {wrote}
        {plain
          ? null
          : told.map((change, at) => (
              <span key={change.field}>
                {at > 0 || wrote ? ', ' : ''}
                {t(`history.field.${change.field}`)} <ChangeText change={change} />
              </span>
            ))}
      </span>
      <time dateTime={version.at} title={format.full(version.at)}>
        {format.moment(version.at)}
      </time>
    </li>
  );
}
