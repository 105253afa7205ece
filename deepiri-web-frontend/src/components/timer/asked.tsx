import { Popover } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Forgotten } from './forgotten.tsx';
import classes from './timer.module.css';

/** Beside a timer that runs very long: a question when the work really ended. */
export function Asked({ entry, estimateMinutes }: Pick<ComponentProps<typeof Forgotten>, 'entry' | 'estimateMinutes'>) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" width={300} trapFocus returnFocus zIndex={450}>
      <Popover.Target>
        <button
          type="button"
          className={classes.stop}
          aria-label={t('timer.ask')}
          title={t('timer.ask')}
          onClick={() => setOpened((now) => !now)}
        >
          <TriangleAlert size={14} strokeWidth={2} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={12} aria-label={t('timer.ask')}>
        <Forgotten entry={entry} estimateMinutes={estimateMinutes} onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
