import type { TaskVersion } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
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
  const wrote = version.change === 'updated' && told.length < changes.length;
  return (
    <li className={classes.entry}>
      <span>
        <b>{who}</b>{' '}
        {isPlaced(version) ? t('history.placed') : plain && !wrote ? t(`history.change.${version.change}`) : null}
        {wrote ? t('history.wrote') : null}
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
