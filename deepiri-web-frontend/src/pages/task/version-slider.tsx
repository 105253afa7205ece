import type { TaskVersion } from 'deepiri-sdk';
import { type PointerEvent, type Ref, useState } from 'react';
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

/** Slides through the versions, the first on the left, the present on the right; what is pointed at says when it was. */
export function VersionSlider({ ref, versions, value, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [pointed, point] = useState<number | null>(null);
  const [focused, setFocused] = useState(false);
  const first = versions.at(-1)?.version ?? 1;
  const last = versions[0]?.version ?? 1;
  const shareOf = (version: number) => `${last === first ? 100 : ((version - first) / (last - first)) * 100}%`;
  const position = (of: number) => {
    const shown = versions.find(({ version }) => version === of);
    return t('history.position', { version: of, count: last, when: shown ? format.moment(shown.at) : '' });
  };
  const told = pointed ?? (focused || value !== last ? value : null);
  const onPointerMove = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (clientX - left) / width));
    point(first + Math.round(share * (last - first)));
  };
  return (
    <>
      <div
        className={classes.slider}
        style={{ '--share': shareOf(value) } as React.CSSProperties}
        onPointerMove={onPointerMove}
        onPointerLeave={() => point(null)}
      >
        {versions.length <= MOST_DOTS
          ? versions.map(({ version }) => (
              <span
                key={version}
                className={classes.dot}
                style={{ insetInlineStart: shareOf(version) }}
                data-passed={version <= value || undefined}
                data-pointed={version === pointed || undefined}
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
          aria-valuetext={position(value)}
          onChange={(event) => onChange(Number(event.target.value))}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
        />
      </div>
      {/* The slider says all of this itself. */}
      <p className={classes.ends} aria-hidden>
        <span>{t('history.first')}</span>
        <span className={classes.told}>{told === null ? t('history.versions', { count: last }) : position(told)}</span>
        <span>{t('history.now')}</span>
      </p>
    </>
  );
}
