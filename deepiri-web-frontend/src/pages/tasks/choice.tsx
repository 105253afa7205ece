import { type ReactNode, type Ref, useRef } from 'react';
import type { CommandId } from '../../app/keyboard/bindings.ts';
import { useCommand } from '../../app/keyboard/commands.ts';
import classes from './toolbar.module.css';

export type OneOf<T extends string> = {
  name: string;
  value: T;
  choices: readonly T[];
  textOf: (choice: T) => string;
  onChoose: (choice: T) => void;
};

type SelectProps<T extends string> = OneOf<T> & { className: string | undefined; ref?: Ref<HTMLSelectElement> };

/** The browser's own list needs no script, and is at home on a phone. */
export function ChoiceSelect<T extends string>({
  ref,
  name,
  value,
  choices,
  textOf,
  onChoose,
  className,
}: SelectProps<T>) {
  return (
    <select
      ref={ref}
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

type ChoiceProps<T extends string> = OneOf<T> & {
  icon: ReactNode;
  /** Opens the choices. */
  command: CommandId;
};

/** One of a few, as a button that says which. */
export function Choice<T extends string>({ icon, command, ...one }: ChoiceProps<T>) {
  const { name, value, choices, textOf } = one;
  const list = useRef<HTMLSelectElement>(null);
  useCommand(command, () => {
    if (!list.current?.checkVisibility()) return false;
    list.current.focus();
    list.current.showPicker?.();
  });
  return (
    <span className={classes.button} title={name} data-changed={value !== choices[0] || undefined}>
      {icon}
      <span aria-hidden>{textOf(value)}</span>
      <ChoiceSelect {...one} ref={list} className={classes.choice} />
    </span>
  );
}
