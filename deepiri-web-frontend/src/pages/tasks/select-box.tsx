import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './select-box.module.css';

/** Takes a task into the selection. By keyboard that is `x`, so that it is no stop of its own in each of many rows. */
export function SelectBox({ title, on, onToggle }: { title: string; on: boolean; onToggle: () => void }) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/useSemanticElements: an input could not be drawn in the margin of a row
    <button
      type="button"
      role="checkbox"
      aria-checked={on}
      aria-label={t('tasks.select', { title })}
      className={classes.select}
      tabIndex={-1}
      data-select
      onClick={onToggle}
    >
      <span className={classes.box} data-on={on || undefined}>
        <Check size={11} strokeWidth={3} aria-hidden />
      </span>
    </button>
  );
}
