import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeyboardMap } from '../../components/keyboard-map.tsx';
import { WhatIsUnderstood } from '../../components/quick-add/what-is-understood.tsx';
import classes from './help-dialog.module.css';

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
      {/* The keys that scroll begin here, not at the button that closes. */}
      <div data-autofocus tabIndex={-1} className={classes.body}>
        <KeyboardMap />
        <h3 className={classes.title}>{t('quickMarks.inLine')}</h3>
        <WhatIsUnderstood />
      </div>
    </Modal>
  );
}
