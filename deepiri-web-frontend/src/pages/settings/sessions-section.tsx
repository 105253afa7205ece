import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import { Failure, Skeleton } from '../../components/states.tsx';
import { useSignOut } from '../../components/use-sign-out.ts';
import { useEndSession, useSessions } from '../../data/access.ts';
import { deviceText } from '../../text/devices.ts';
import { useFormat } from '../../text/use-format.ts';
import { Room, room } from './room.tsx';

export function SessionsSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useSessions();
  const end = useEndSession();
  const signOut = useSignOut();
  return (
    <Room title={t('settings.sessions')} hint={t('sessions.hint')}>
      {data ? (
        <ul className={room.list} aria-label={t('sessions.list')}>
          {data.map((session) => (
            <li key={session.id} className={room.item}>
              <div>
                <p className={room.name}>
                  {deviceText(session, t)}{' '}
                  {session.current ? <span className={room.mark}>{t('sessions.current')}</span> : null}
                </p>
                <p className={room.small}>
                  {[
                    t('sessions.lastUsed', { when: format.relative(session.lastUsedAt) }),
                    t('sessions.since', { when: format.moment(session.createdAt) }),
                    session.ip,
                  ].join(', ')}
                </p>
              </div>
              {session.current ? (
                <button type="button" className={`${button.button} ${button.small}`} onClick={signOut}>
                  {t('sessions.signOut')}
                </button>
              ) : (
                <button
                  type="button"
                  className={`${button.danger} ${button.small}`}
                  aria-label={t('sessions.endNamed', { device: deviceText(session, t) })}
                  onClick={() => end.mutate(session.id)}
                >
                  {t('sessions.end')}
                </button>
              )}
            </li>
          ))}
        </ul>
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} compact />
      ) : (
        <Skeleton rows={3} height={40} />
      )}
      <p className={room.bad} role="alert">
        {end.error ? t('settings.saveFailed') : null}
      </p>
    </Room>
  );
}
