import { ChevronDown, SlidersHorizontal } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { OptionsList, useOpens } from './menus.ts';
import { isUsual } from './row-columns.ts';
import classes from './toolbar.module.css';
import type { Options } from './view-options-list.tsx';

/** All the ways to show a view in one menu, for where there is no room for each. */
export function ViewOptions(options: Options) {
  const { t } = useTranslation();
  const { button, list, wanted } = useOpens();
  const { grouping, sorting, columns, done } = options;
  if (!grouping && !sorting && !columns && !done) return null;
  const isChanged =
    [grouping, sorting].some((one) => one && one.value !== one.choices[0]) ||
    (columns && !isUsual(columns.chosen)) ||
    done?.isShown;
  return (
    <>
      <button
        {...button}
        className={classes.button}
        data-all
        data-changed={isChanged || undefined}
        aria-haspopup="dialog"
        aria-label={t('tasks.viewOptions')}
        title={t('tasks.viewOptions')}
      >
        <SlidersHorizontal size={16} strokeWidth={1.8} className={classes.small} aria-hidden />
        <span className={classes.wide}>{t('tasks.viewOptions')}</span>
        <ChevronDown size={14} strokeWidth={1.8} className={classes.wide} aria-hidden />
      </button>
      <Suspense fallback={null}>{wanted ? <OptionsList {...options} {...list} /> : null}</Suspense>
    </>
  );
}
