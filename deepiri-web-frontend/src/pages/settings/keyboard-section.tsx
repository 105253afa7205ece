import { useTranslation } from 'react-i18next';
import { KeyboardMap } from '../../components/keyboard-map.tsx';
import { isMac } from '../../components/keys.tsx';
import { Room } from './room.tsx';

export function KeyboardSection() {
  const { t } = useTranslation();
  return (
    <Room title={t('keyboard.title')} hint={t('keyboard.hint', { key: isMac ? '⌘K' : t('keyboard.ctrlK') })}>
      <KeyboardMap />
    </Room>
  );
}
