import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './keys.module.css';

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

const faces: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowRight: '→',
  ArrowLeft: '←',
  shift: isMac ? '⇧' : 'Shift',
  alt: isMac ? '⌥' : 'Alt',
  Escape: 'Esc',
  Enter: '↵',
  Delete: 'Del',
  Backspace: '⌫',
};

const face = (key: string) => faces[key] ?? (key.length === 1 ? key.toUpperCase() : key);

/** A binding of the keyboard map as caps: `g t` is two keys in turn, `mod+k` two at once. */
export function Keys({ keys }: { keys: string }) {
  const { t } = useTranslation();
  const turns = keys.split(' ');
  return (
    <span className={classes.keys}>
      {turns.map((turn, at) => (
        <Fragment key={turn}>
          {at > 0 ? <span className={classes.turn}>{t('keyboard.turn')}</span> : null}
          {turn.split('+').map((key) => (
            <kbd key={key}>{face(key)}</kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
