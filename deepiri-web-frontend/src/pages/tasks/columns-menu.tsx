import { SlidersHorizontal } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import type { ShownColumns } from './columns-list.tsx';
import { ColumnsList, useOpens } from './menus.ts';
import { isUsual } from './row-columns.ts';
import classes from './toolbar.module.css';

/** What rows show beside the title. */
export function ColumnsMenu(columns: ShownColumns) {
  const { t } = useTranslation();
  const { button, list, wanted } = useOpens();
  useCommand('list-columns', () => list.onOpened(true));
  return (
    <>
      <button
        {...button}
        className={classes.button}
        data-changed={!isUsual(columns.chosen) || undefined}
        aria-haspopup="menu"
        aria-label={t('columns.title')}
        title={t('columns.title')}
      >
        <SlidersHorizontal size={16} strokeWidth={1.8} aria-hidden />
        <span>{t('columns.title')}</span>
      </button>
      <Suspense fallback={null}>{wanted ? <ColumnsList {...columns} {...list} /> : null}</Suspense>
    </>
  );
}
