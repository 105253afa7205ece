import type { TFunction } from 'i18next';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './keys.module.css';

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

const faces: Record<string, string> = {
  ...(isMac ? { mod: '⌘', shift: '⇧' } : {}),
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowRight: '→',
  ArrowLeft: '←',
  alt: isMac ? '⌥' : 'Alt',
  Enter: '↵',
  Backspace: '⌫',
};
/** Keys that are named by the language on them. */
const named: readonly string[] = ['mod', 'shift', 'Space', 'Escape', 'Delete'];

const face = (key: string, t: TFunction) => {
  const drawn = faces[key] ?? (named.includes(key) ? t(`keys.names.${key}`) : key);
  return drawn.length === 1 ? drawn.toUpperCase() : drawn;
};

/** The keys of one turn; `+` alone is the key of that name. */
const pressed = (turn: string) => (turn === '+' ? [turn] : turn.split('+'));

/** A binding of the keyboard map as caps: `g t` is two keys in turn, `mod+k` two at once. */
export function Keys({ keys }: { keys: string }) {
  const { t } = useTranslation();
  const turns = keys.split(' ');
  return (
    <span className={classes.keys}>
      {turns.map((turn, at) => (
        <Fragment key={turn}>
          {at > 0 ? <span className={classes.turn}>{t('keys.turn')}</span> : null}
          {pressed(turn).map((key) => (
            <kbd key={key}>{face(key, t)}</kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
