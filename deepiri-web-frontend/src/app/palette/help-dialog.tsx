import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeyboardMap } from '../../components/keyboard-map.tsx';

export function HelpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('keyboard.title')}
      size={720}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <KeyboardMap />
    </Modal>
  );
}
