import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import classes from './toolbar.module.css';

type Props = Omit<ComponentProps<'button'>, 'type' | 'className' | 'title' | 'children'> & {
  label: string;
  icon: LucideIcon;
  /** The key that does the same. */
  keys: string;
  danger?: true;
  /** Without its word, however much room there is. */
  bare?: true;
};

/** One thing to do with what is selected: its sign, and its word where there is room. */
export function ToolButton({ label, icon: Icon, keys, danger, bare, ...more }: Props) {
  return (
    <button
      {...more}
      type="button"
      className={classes.button}
      data-danger={danger}
      aria-label={label}
      title={`${label} (${keys})`}
    >
      <Icon size={16} strokeWidth={1.8} aria-hidden />
      {bare ? null : <span className={classes.wide}>{label}</span>}
    </button>
  );
}
