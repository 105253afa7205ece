import type { Badge } from 'deepiri-sdk';
import {
  Award,
  Blocks,
  BookOpen,
  CalendarCheck,
  Clock,
  CodeXml,
  Compass,
  Crown,
  Feather,
  Flame,
  Footprints,
  Hourglass,
  Layers,
  Leaf,
  Link2,
  type LucideIcon,
  Moon,
  Mountain,
  MountainSnow,
  Palette,
  Puzzle,
  Repeat,
  Shield,
  Star,
  Sunrise,
  Target,
  Waves,
  Zap,
} from 'lucide-react';
import classes from './badge-shape.module.css';

const icons: Record<string, LucideIcon> = {
  blocks: Blocks,
  bolt: Zap,
  book: BookOpen,
  calendar: CalendarCheck,
  clock: Clock,
  code: CodeXml,
  compass: Compass,
  crown: Crown,
  feather: Feather,
  flame: Flame,
  footstep: Footprints,
  hourglass: Hourglass,
  layers: Layers,
  leaf: Leaf,
  link: Link2,
  loop: Repeat,
  moon: Moon,
  mountain: Mountain,
  palette: Palette,
  puzzle: Puzzle,
  shield: Shield,
  star: Star,
  summit: MountainSnow,
  sunrise: Sunrise,
  target: Target,
  wave: Waves,
};

const corners = { bronze: 0, silver: 6, gold: 8, platinum: 5 } as const;

/** A rounded figure with so many corners around the middle of a 56 × 56 field. */
function figure(count: number, radius: number): string {
  const points = Array.from({ length: count }, (_, at) => {
    const angle = (at / count) * 2 * Math.PI - Math.PI / 2;
    return `${(28 + radius * Math.cos(angle)).toFixed(2)} ${(28 + radius * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${points.join('L')}Z`;
}

type Props = { icon: string; tier: Badge['tier']; earned: boolean; share: number };

/** A badge drawn from its data: the tier gives form and metal, the ring around it what is done of it. */
export function BadgeShape({ icon, tier, earned, share }: Props) {
  const Icon = icons[icon] ?? Award;
  const sides = corners[tier];
  const around = 2 * Math.PI * 26;
  return (
    <svg
      className={classes.badge}
      width="56"
      height="56"
      viewBox="0 0 56 56"
      aria-hidden
      data-tier={tier}
      data-earned={earned || undefined}
    >
      {earned ? null : (
        <>
          <circle cx="28" cy="28" r="26" className={classes.track} />
          <circle
            cx="28"
            cy="28"
            r="26"
            className={classes.progress}
            strokeDasharray={`${share * around} ${around}`}
            opacity={share > 0 ? 1 : 0}
            transform="rotate(-90 28 28)"
          />
        </>
      )}
      {sides === 0 ? (
        <circle cx="28" cy="28" r="20" className={classes.metal} />
      ) : (
        <path d={figure(sides, 21)} className={classes.metal} strokeLinejoin="round" />
      )}
      <Icon x={18} y={18} width={20} height={20} strokeWidth={1.8} className={classes.icon} />
    </svg>
  );
}
