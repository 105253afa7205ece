import { Menu } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandId } from '../../app/keyboard/bindings.ts';
import { useCommand } from '../../app/keyboard/commands.ts';
import { noRowHasFocus } from '../../app/keyboard/use-row-keys.ts';
import { withKey } from '../../components/with-key.ts';
import classes from './fields.module.css';

type Props<T extends string> = {
  label: string;
  value: string;
  choices: readonly T[];
  textOf: (choice: T) => string;
  /** What is drawn beside the text. */
  signOf?: (choice: T) => ReactNode;
  onChoose: (choice: T) => void;
  /** Opens the choices. */
  command: CommandId;
  /** The choice that means nothing in particular, shown quietly. */
  faint?: T;
};

/** One of a few, changed in place. */
export function ChoiceField<T extends string>({
  label,
  value,
  choices,
  textOf,
  signOf,
  onChoose,
  command,
  faint,
}: Props<T>) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  useCommand(command, () => noRowHasFocus() && setOpened(true), 'panel');
  const shown = choices.find((choice) => choice === value);
  const text = shown ? textOf(shown) : value;
  const seen = value === faint ? t('task.none') : text;
  // A name holds what is seen, whatever the language calls nothing.
  const said = seen.toLowerCase() === text.toLowerCase() ? text : seen;
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-start" width={170} returnFocus>
      <Menu.Target>
        <button
          type="button"
          className={classes.value}
          data-faint={value === faint || undefined}
          aria-label={`${label}: ${said}`}
          title={withKey(label, command)}
        >
          {shown && shown !== faint ? signOf?.(shown) : null}
          {seen}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={value} onChange={(chosen) => chosen !== value && onChoose(chosen as T)}>
          {choices.map((choice) => (
            <Menu.RadioItem key={choice} value={choice} closeMenuOnClick rightSection={signOf?.(choice)}>
              {textOf(choice)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
