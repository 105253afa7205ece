import { useTranslation } from 'react-i18next';
import classes from './level-ring.module.css';

type Props = { level: number; into: number; next: number; size?: number; stroke?: number; landing?: boolean };

/** The level, and how far it is to the next one. `landing` marks the ring that earned XP flies to. */
export function LevelRing({ level, into, next, size = 46, stroke = 4, landing = false }: Props) {
  const { t } = useTranslation();
  const radius = (size - stroke - 3) / 2;
  const around = 2 * Math.PI * radius;
  const share = next > 0 ? Math.min(1, into / next) : 0;
  return (
    <svg
      className={classes.ring}
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t('level.ring', { level, into, next })}
      data-landing={landing || undefined}
    >
      <circle cx={size / 2} cy={size / 2} r={radius} fill="none" stroke="var(--line)" strokeWidth={stroke} />
      <circle
        className={classes.value}
        cx={size / 2}
        cy={size / 2}
        r={radius}
        fill="none"
        stroke="var(--xp)"
        strokeWidth={stroke}
        strokeLinecap="round"
        strokeDasharray={`${share === 0 ? 0 : Math.max(0.5, share * around)} ${around}`}
        opacity={share === 0 ? 0 : 1}
        transform={`rotate(-90 ${size / 2} ${size / 2})`}
      />
      <text x="50%" y="50%" dy="0.36em" textAnchor="middle" fontSize={size * 0.33} fontWeight="650" fill="var(--ink)">
        {level}
      </text>
    </svg>
  );
}
