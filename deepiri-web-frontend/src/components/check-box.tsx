import type { MouseEvent } from 'react';
import classes from './check-box.module.css';

type Props = {
  checked: boolean;
  label: string;
  onToggle: (box: HTMLElement) => void;
  disabled?: boolean;
  /** Called instead while it is disabled, to say why. */
  onRefuse?: (() => void) | undefined;
  /** Keeps the row reachable by j and k. */
  rowFocus?: boolean;
};

/** The round-cornered box in front of a task. Space and Enter toggle it, as the keyboard map says. */
export function CheckBox({ checked, label, onToggle, disabled = false, onRefuse, rowFocus = false }: Props) {
  const toggle = (event: MouseEvent<HTMLElement>) => {
    if (disabled) onRefuse?.();
    else onToggle(event.currentTarget);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an input would take Enter for submitting; here Enter and Space both toggle
    <button
      type="button"
      role="checkbox"
      aria-checked={checked}
      aria-disabled={disabled || undefined}
      aria-label={label}
      className={classes.hit}
      onClick={toggle}
      data-row-focus={rowFocus || undefined}
    >
      <span className={classes.box} data-checked={checked || undefined}>
        <svg viewBox="0 0 13 13" aria-hidden>
          <path d="M2.5 6.8 5.3 9.5 10.5 3.8" />
        </svg>
      </span>
    </button>
  );
}
