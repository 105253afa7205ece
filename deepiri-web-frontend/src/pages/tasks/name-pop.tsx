import { Popover } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { OpenedAt, useOpenedLate } from '../../components/opened-at.tsx';
import { NameForm } from './name-form.tsx';
import toolbar from './toolbar.module.css';

export type NamePopProps = {
  at: RefObject<HTMLButtonElement | null>;
  opened: boolean;
  /** It gives the focus back: the kit would to where it was typed ahead. */
  onOpened: (opened: boolean) => void;
  onName: (name: string) => void;
};

/** Asks for the name of a new view. */
export function NamePop({ at, opened, onOpened, onName }: NamePopProps) {
  const { t } = useTranslation();
  return (
    <Popover
      opened={useOpenedLate(opened)}
      onChange={onOpened}
      position="bottom-start"
      transitionProps={{ duration: 0 }}
      trapFocus
    >
      <Popover.Target>
        <OpenedAt at={at} />
      </Popover.Target>
      <Popover.Dropdown className={toolbar.pop} aria-label={t('views.save')}>
        <NameForm onName={onName} />
      </Popover.Dropdown>
    </Popover>
  );
}
