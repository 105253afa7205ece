import { Menu } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { OpenedAt, useOpenedLate } from '../../components/opened-at.tsx';
import { type Column, columns, isUsual, usualColumns, withColumn } from './row-columns.ts';

export type ShownColumns = { chosen: ReadonlySet<Column>; onChange: (columns: readonly Column[]) => void };
export type ColumnsListProps = ShownColumns & {
  at: RefObject<HTMLButtonElement | null>;
  opened: boolean;
  onOpened: (opened: boolean) => void;
};

/** The columns to choose from. It stays while one chooses. */
export function ColumnsList({ at, opened, onOpened, chosen, onChange }: ColumnsListProps) {
  const { t } = useTranslation();
  return (
    <Menu
      opened={useOpenedLate(opened)}
      onChange={onOpened}
      position="bottom-end"
      width={200}
      closeOnItemClick={false}
      returnFocus
    >
      <Menu.Target>
        <OpenedAt at={at} />
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
        <Menu.Item disabled={isUsual(chosen)} onClick={() => onChange(usualColumns)}>
          {t('columns.usual')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
