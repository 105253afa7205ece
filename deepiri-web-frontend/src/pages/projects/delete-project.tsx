import { Modal } from '@mantine/core';
import type { Project } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import { useProgress } from '../../data/projects.ts';
import { useProjectActions } from '../../data/use-project-actions.ts';
import classes from './project-form.module.css';

type Props = { project: Project; onClose: () => void; onGone: () => void };

/** Asks before a project goes for good, and says what becomes of its tasks. */
export function DeleteProject({ project, onClose, onGone }: Props) {
  const { t } = useTranslation();
  const { remove, archive } = useProjectActions();
  const { open = 0, done = 0 } = useProgress().data?.get(project.id) ?? {};
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('projects.deleteTitle', { name: project.name })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      transitionProps={{ duration: 120 }}
    >
      <p className={classes.text}>{t('projects.deleteText', { count: open + done })}</p>
      {project.archived ? null : <p className={classes.hint}>{t('projects.deleteHint')}</p>}
      <div className={classes.actions}>
        <button
          type="button"
          className={button.danger}
          onClick={() => {
            remove(project);
            onGone();
          }}
        >
          {t('projects.deleteYes')}
        </button>
        {project.archived ? null : (
          <button
            type="button"
            className={button.button}
            onClick={() => {
              archive(project, true);
              onClose();
            }}
          >
            {t('projects.archive')}
          </button>
        )}
        <button type="button" className={button.button} data-autofocus onClick={onClose}>
          {t('action.cancel')}
        </button>
      </div>
    </Modal>
  );
}
