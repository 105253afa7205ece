import type { TaskVersion } from 'deepiri-sdk';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import classes from './version-slider.module.css';

type Props = {
  ref?: Ref<HTMLInputElement>;
  versions: readonly TaskVersion[];
  value: number;
  onChange: (version: number) => void;
};

/** More dots than this would be a line again. */
const MOST_DOTS = 24;

/** Slides through the versions, the first on the left, the present on the right. */
export function VersionSlider({ ref, versions, value, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const first = versions.at(-1)?.version ?? 1;
  const last = versions[0]?.version ?? 1;
  const share = last === first ? 1 : (value - first) / (last - first);
  const shown = versions.find((version) => version.version === value);
  const position = t('history.position', { version: value, count: last, when: shown ? format.moment(shown.at) : '' });
  return (
    <div className={classes.slider} style={{ '--share': `${share * 100}%` } as React.CSSProperties}>
      {versions.length <= MOST_DOTS
        ? versions.map(({ version }) => (
            <span
              key={version}
              className={classes.dot}
              style={{ insetInlineStart: `${((version - first) / (last - first)) * 100}%` }}
              data-passed={version <= value || undefined}
            />
          ))
        : null}
      <input
        ref={ref}
        type="range"
        min={first}
        max={last}
        step={1}
        value={value}
        aria-label={t('history.slider')}
        aria-valuetext={position}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </div>
  );
}
