import type { Project } from 'deepiri-sdk';
import classes from './project-dot.module.css';

/** The colours to choose from, in the order in which they are offered. */
export const projectColors = [
  'violet',
  'blue',
  'teal',
  'green',
  'amber',
  'brown',
  'pink',
  'slate',
] as const satisfies readonly Project['color'][];

type Props = {
  color: Project['color'];
  size?: number;
  /** Among the dots of labels a project is a ring. */
  ring?: boolean;
};

/** The colour of a project. Its name stands beside it. */
export function ProjectDot({ color, size = 9, ring = false }: Props) {
  return (
    <span
      aria-hidden
      className={classes.dot}
      data-ring={ring || undefined}
      style={{ width: size, height: size, color: `var(--project-${color})` }}
    />
  );
}
