import { Modal } from '@mantine/core';
import type { Task } from 'deepiri-sdk';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import { useFormat } from '../../text/use-format.ts';
import { AsItWas } from '../task/as-it-was.tsx';

type Props = { task: Task | undefined; onClose: () => void; onRestore: (task: Task) => void };

/** A deleted task, to be read as it was before one takes it back. */
export function TrashedTask({ task, onClose, onRestore }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Modal
      opened={task !== undefined}
      onClose={onClose}
      title={task ? t('trash.deleted', { when: format.relative(task.updatedAt) }) : ''}
      size={560}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {task ? (
        <>
          <AsItWas task={task} />
          <button
            type="button"
            className={`${button.primary} ${button.small}`}
            data-autofocus
            onClick={() => onRestore(task)}
          >
            <RotateCcw size={14} strokeWidth={1.8} aria-hidden />
            {t('trash.restore')}
          </button>
        </>
      ) : null}
    </Modal>
  );
}
