import type { ReactNode } from 'react';
import classes from './toolbar.module.css';

export type OneOf<T extends string> = {
  name: string;
  value: T;
  choices: readonly T[];
  textOf: (choice: T) => string;
  onChoose: (choice: T) => void;
};

type SelectProps<T extends string> = OneOf<T> & { className: string | undefined };

/** The browser's own list needs no script, and is at home on a phone. */
export function ChoiceSelect<T extends string>({ name, value, choices, textOf, onChoose, className }: SelectProps<T>) {
  return (
    <select
      className={className}
      aria-label={name}
      value={value}
      onChange={({ target }) => onChoose(target.value as T)}
    >
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {textOf(choice)}
        </option>
      ))}
    </select>
  );
}

/** One of a few, as a button that says which. */
export function Choice<T extends string>({ icon, ...one }: OneOf<T> & { icon: ReactNode }) {
  const { name, value, choices, textOf } = one;
  return (
    <span className={classes.button} title={name} data-changed={value !== choices[0] || undefined}>
      {icon}
      <span aria-hidden>{textOf(value)}</span>
      <ChoiceSelect {...one} className={classes.choice} />
    </span>
  );
}
