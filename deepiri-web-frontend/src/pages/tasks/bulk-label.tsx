import { Popover } from '@mantine/core';
import { Tag } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import { useLabels } from '../../data/tasks.ts';
import { cut } from '../../text/cut.ts';
import { ToolButton } from './tool-button.tsx';
import classes from './toolbar.module.css';

type Props = { opened: boolean; onChange: (opened: boolean) => void; onAdd: (label: string) => void };

/** A label for all that is selected; the line knows those in use. */
export function BulkLabel({ opened, onChange, onAdd }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const known = useLabels(opened).data ?? [];
  const list = useId();
  const add = (event: FormEvent) => {
    event.preventDefault();
    const label = cut(text.trim().replace(/^#/, '').replaceAll(/\s+/g, '-'), 50);
    if (label === '') return;
    setText('');
    onChange(false);
    onAdd(label);
  };
  return (
    <Popover opened={opened} onChange={onChange} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <ToolButton label={t('tasks.label')} icon={Tag} keys="L" onClick={() => onChange(!opened)} />
      </Popover.Target>
      <Popover.Dropdown className={classes.pop} aria-label={t('tasks.label')}>
        <form className={classes.form} onSubmit={add}>
          <input
            value={text}
            list={list}
            data-autofocus
            aria-label={t('tasks.labelName')}
            placeholder={t('tasks.labelName')}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
          />
          <button type="submit" className={button.primary}>
            {t('tasks.labelAdd')}
          </button>
          <datalist id={list}>
            {known.map(({ label }) => (
              <option key={label} value={label} />
            ))}
          </datalist>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
