import { Link, useParams } from '@tanstack/react-router';
import {
  Bell,
  CircleUserRound,
  Clock,
  Database,
  Keyboard,
  KeyRound,
  type LucideIcon,
  MonitorSmartphone,
  Palette,
  UserRoundX,
} from 'lucide-react';
import { type ComponentType, lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page.tsx';
import { Skeleton } from '../../components/states.tsx';
import { withSentences } from '../../text/i18n.ts';
import { AccountSection } from './account-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { KeyboardSection } from './keyboard-section.tsx';
import { NotificationsSection } from './notifications-section.tsx';
import { ProfileSettings } from './profile-settings.tsx';
import { isSettingsSection, type SettingsSection, settingsSections } from './sections.ts';
import { SessionsSection } from './sessions-section.tsx';
import classes from './settings-page.module.css';
import { TimeSection } from './time-section.tsx';
import { TokensSection } from './tokens-section.tsx';

/** With all that it can read and write, and what it says of that, it is as much as the others together. */
const DataSection = lazy(() =>
  withSentences(import('./data-section.tsx'), 'data').then((module) => ({ default: module.DataSection })),
);

const rooms: Record<SettingsSection, { icon: LucideIcon; content: ComponentType }> = {
  profile: { icon: CircleUserRound, content: ProfileSettings },
  time: { icon: Clock, content: TimeSection },
  appearance: { icon: Palette, content: AppearanceSection },
  notifications: { icon: Bell, content: NotificationsSection },
  sessions: { icon: MonitorSmartphone, content: SessionsSection },
  tokens: { icon: KeyRound, content: TokensSection },
  data: { icon: Database, content: DataSection },
  keyboard: { icon: Keyboard, content: KeyboardSection },
  account: { icon: UserRoundX, content: AccountSection },
};

export function SettingsPage() {
  const { t } = useTranslation();
  const { section: asked = 'profile' } = useParams({ strict: false });
  const here: SettingsSection = isSettingsSection(asked) ? asked : 'profile';
  const Content = rooms[here].content;
  const nav = useRef<HTMLElement>(null);
  // On a phone the sections are a line that scrolls sideways.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another section is another place in the line
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [here]);
  return (
    <Page title={t('settings.title')} sub={t(`settings.${here}`)}>
      <div className={classes.split}>
        <nav ref={nav} aria-label={t('settings.sections')} className={classes.nav}>
          {settingsSections.map((section) => {
            const Icon = rooms[section].icon;
            return (
              <Link
                key={section}
                to="/settings/$section"
                params={{ section }}
                replace
                className={classes.link}
                data-here={section === here || undefined}
                aria-current={section === here ? 'page' : undefined}
              >
                <Icon size={16} strokeWidth={1.8} aria-hidden />
                {t(`settings.${section}`)}
              </Link>
            );
          })}
        </nav>
        <Suspense fallback={<Skeleton rows={5} height={36} />}>
          <Content />
        </Suspense>
      </div>
    </Page>
  );
}
