import { type KeyboardEvent, type ReactNode, type Ref, useRef } from 'react';
import type { CommandId } from '../../app/keyboard/bindings.ts';
import { useCommand } from '../../app/keyboard/commands.ts';
import { rememberFocus } from '../../app/keyboard/use-row-keys.ts';
import classes from './toolbar.module.css';

export type OneOf<T extends string> = {
  name: string;
  value: T;
  choices: readonly T[];
  textOf: (choice: T) => string;
  onChoose: (choice: T) => void;
};

type SelectProps<T extends string> = OneOf<T> & {
  className: string | undefined;
  ref?: Ref<HTMLSelectElement>;
  onKeyDown?: (event: KeyboardEvent) => void;
  onBlur?: () => void;
};

/** The browser's own list needs no script, and is at home on a phone. */
export function ChoiceSelect<T extends string>({
  ref,
  name,
  value,
  choices,
  textOf,
  onChoose,
  className,
  ...keys
}: SelectProps<T>) {
  return (
    <select
      {...keys}
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
  const { name, value, choices, textOf, onChoose } = one;
  const list = useRef<HTMLSelectElement>(null);
  const back = useRef<(() => void) | null>(null);
  /** While its list is folded each key chooses, until Enter says that it is this one. */
  const isFolded = useRef(false);
  useCommand(command, () => {
    if (!list.current?.checkVisibility()) return false;
    back.current = rememberFocus();
    isFolded.current = false;
    list.current.focus();
    list.current.showPicker?.();
  });
  const goBack = () => {
    const go = back.current;
    back.current = null;
    go?.();
  };
  return (
    <span className={classes.button} title={name} data-changed={value !== choices[0] || undefined}>
      {icon}
      <span aria-hidden>{textOf(value)}</span>
      <ChoiceSelect
        {...one}
        ref={list}
        className={classes.choice}
        onChoose={(choice) => {
          onChoose(choice);
          if (!isFolded.current) goBack();
        }}
        onKeyDown={(event) => {
          isFolded.current = true;
          if (!back.current || !['Enter', 'Escape'].includes(event.key)) return;
          event.preventDefault();
          event.stopPropagation();
          goBack();
        }}
        onBlur={() => {
          back.current = null;
        }}
      />
    </span>
  );
}
