import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { QuickAdd } from '../../components/quick-add/quick-add.tsx';
import { useTellAdded } from '../../components/toasts/use-tell-added.ts';

/** Quick-add over any room but Today, which has it in the page. */
export function QuickAddDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const tellAdded = useTellAdded(onClose);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('quick.dialog')}
      size={640}
      yOffset="14vh"
      centered={false}
      // The list of offers is longer than the dialog.
      styles={{ content: { overflow: 'visible' } }}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <QuickAdd autoFocus onLeave={onClose} onAdded={tellAdded} />
    </Modal>
  );
}
