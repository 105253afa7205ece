import { hueOf } from './label-dot.tsx';

/** A person as a disc with the first letters of the name. */
export function Avatar({ id, name, size = 28 }: { id: string; name: string; size?: number }) {
  const letters = name
    .trim()
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .filter((_, at, all) => at === 0 || at === all.length - 1)
    .join('')
    .toUpperCase();
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden style={{ flex: 'none' }}>
      <circle cx="14" cy="14" r="14" fill={hueOf(id)} opacity="0.22" />
      <text x="14" y="14" dy="0.36em" textAnchor="middle" fontSize="10.5" fontWeight="650" fill="var(--ink)">
        {letters}
      </text>
    </svg>
  );
}
