import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import { Page } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';

/** An address that leads nowhere. The ways to everywhere else are around it. */
export function MissingPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('failure.missing')}>
      <Empty
        icon={<Compass size={24} strokeWidth={1.5} aria-hidden />}
        title={t('failure.missing')}
        text={t('failure.missingHint')}
      >
        <Link to="/" className={button.button}>
          {t('action.back')}
        </Link>
      </Empty>
    </Page>
  );
}
