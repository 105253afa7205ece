import type { Project } from 'deepiri-sdk';
import { Check } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './color-choice.module.css';
import { projectColors } from './project-dot.tsx';

type Props = { value: Project['color']; onChange: (color: Project['color']) => void };

/** One of the colours; arrows go from one to the next. */
export function ColorChoice({ value, onChange }: Props) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className={classes.colors}>
      <legend>{t('projects.color')}</legend>
      {projectColors.map((color) => (
        <label
          key={color}
          className={classes.color}
          style={{ background: `var(--project-${color})` }}
          title={t(`projects.colors.${color}`)}
        >
          <input
            type="radio"
            name={name}
            value={color}
            checked={color === value}
            aria-label={t(`projects.colors.${color}`)}
            onChange={() => onChange(color)}
          />
          {color === value ? <Check size={14} strokeWidth={3} aria-hidden /> : null}
        </label>
      ))}
    </fieldset>
  );
}
