import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import { Failure, Skeleton } from '../../components/states.tsx';
import { useRevokeToken, useTokens } from '../../data/access.ts';
import { useFormat } from '../../text/use-format.ts';
import { NewToken } from './new-token.tsx';
import { Room, room } from './room.tsx';
import { ShownOnce } from './shown-once.tsx';

export function TokensSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useTokens();
  const revoke = useRevokeToken();
  const [making, setMaking] = useState(false);
  const [created, setCreated] = useState<{ name: string; token: string } | null>(null);
  return (
    <Room title={t('settings.tokens')} hint={t('tokens.hint')}>
      {created ? (
        <ShownOnce
          label={t('tokens.token', { name: created.name })}
          secret={created.token}
          notCopied={t('tokens.notCopied')}
          onDone={() => setCreated(null)}
        >
          <p className={room.name}>{t('tokens.token', { name: created.name })}</p>
          <p className={room.small}>{t('tokens.shownOnce')}</p>
        </ShownOnce>
      ) : null}
      {making ? (
        <NewToken
          onCancel={() => setMaking(false)}
          onCreated={(token) => {
            setMaking(false);
            setCreated(token);
          }}
        />
      ) : (
        <div>
          <button type="button" className={button.button} onClick={() => setMaking(true)}>
            <Plus size={15} aria-hidden />
            {t('tokens.create')}
          </button>
        </div>
      )}
      {data && data.length > 0 ? (
        <ul className={room.list} aria-label={t('tokens.list')}>
          {data.map((token) => (
            <li key={token.id} className={room.item}>
              <div>
                <p className={room.name}>
                  {token.name} <span className={room.small}>…{token.hint}</span>
                </p>
                <p className={room.small}>{token.scopes.map((scope) => t(`tokens.scope.${scope}`)).join(', ')}</p>
                <p className={room.small}>
                  {token.lastUsedAt
                    ? t('tokens.lastUsed', { when: format.relative(token.lastUsedAt) })
                    : t('tokens.neverUsed')}
                  {', '}
                  {token.expiresAt
                    ? t('tokens.ends', { when: format.relative(token.expiresAt) })
                    : t('tokens.endsNever')}
                </p>
              </div>
              <button
                type="button"
                className={`${button.danger} ${button.small}`}
                aria-label={t('tokens.revokeNamed', { name: token.name })}
                onClick={() => revoke.mutate(token.id)}
              >
                {t('tokens.revoke')}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {data?.length === 0 && !making ? <p className={room.small}>{t('tokens.empty')}</p> : null}
      {!data && error ? <Failure error={error} retry={() => void refetch()} compact /> : null}
      {data || error ? null : <Skeleton rows={2} height={40} />}
      <p className={room.bad} role="alert">
        {revoke.error ? t('settings.saveFailed') : null}
      </p>
    </Room>
  );
}
