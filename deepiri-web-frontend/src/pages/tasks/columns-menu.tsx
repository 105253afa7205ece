import { Menu } from '@mantine/core';
import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { type Column, columns, usualColumns, withColumn } from './row-columns.ts';
import classes from './toolbar.module.css';

type Props = { chosen: ReadonlySet<Column>; onChange: (columns: readonly Column[]) => void };

/** What rows show beside the title. The menu stays while one chooses. */
export function ColumnsMenu({ chosen, onChange }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  useCommand('list-columns', () => setOpened(true));
  const isUsual = columns.every((column) => chosen.has(column) === usualColumns.includes(column));
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" width={200} closeOnItemClick={false} returnFocus>
      <Menu.Target>
        <button
          type="button"
          className={classes.button}
          data-changed={!isUsual || undefined}
          aria-label={t('columns.title')}
          title={t('columns.title')}
        >
          <SlidersHorizontal size={16} strokeWidth={1.8} aria-hidden />
          <span>{t('columns.title')}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('columns.hint')}</Menu.Label>
        {columns.map((column) => (
          <Menu.CheckboxItem
            key={column}
            checked={chosen.has(column)}
            onChange={() => onChange(withColumn(chosen, column))}
          >
            {t(`columns.${column}`)}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Item disabled={isUsual} onClick={() => onChange(usualColumns)}>
          {t('columns.usual')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
