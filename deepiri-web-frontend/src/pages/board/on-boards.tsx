import { Eye, EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import button from '../../components/button.module.css';
import { useOnBoards, useSetOnBoards } from '../../data/boards.ts';
import classes from './board-page.module.css';

/** Off the boards, or on them again, in one click. */
export function OnBoards() {
  const { t } = useTranslation();
  const { data } = useOnBoards();
  const { mutate, error } = useSetOnBoards();
  const visible = data?.visible;
  const turn = () => mutate(!visible);
  useCommand('board-leave', data !== undefined && turn);
  if (!data) return null;
  const Icon = visible ? EyeOff : Eye;
  return (
    <div className={classes.choice}>
      {visible ? null : <p>{t('boards.hidden')}</p>}
      {error ? <p role="alert">{t('settings.saveFailed')}</p> : null}
      <button type="button" className={`${button.button} ${button.small}`} onClick={turn}>
        <Icon size={14} aria-hidden />
        {t(visible ? 'boards.hide' : 'boards.show')}
      </button>
    </div>
  );
}
