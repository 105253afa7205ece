import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import classes from './board-view.module.css';
import { withDone } from './done-ones.ts';

/** Says in the column of done tasks that they are not asked for, and asks for them. */
export function DoneUnseen({ filter }: { filter: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const show = () =>
    void navigate({
      to: '/tasks',
      search: (now) => ({ ...now, filter: withDone(filter, true) }),
      replace: true,
    });
  return (
    <div className={classes.empty}>
      <p>{t('tasks.doneUnseen')}</p>
      <button type="button" className={button.button} onClick={show}>
        {t('tasks.showDone')}
      </button>
    </div>
  );
}
