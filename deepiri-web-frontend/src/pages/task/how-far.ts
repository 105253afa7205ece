import { daysBetween } from '../../data/time.ts';
import type { Format } from '../../text/format.ts';

const DAY = 86_400_000;

/** How far what is due is; null where its day says so already: `tomorrow`, and any near day without a time. */
export function howFar(dueAt: string, format: Format, now: Date): string | null {
  if (Math.abs(daysBetween(format.today, format.dayOf(dueAt))) > 1) return format.relative(dueAt);
  const isHours = !format.isWholeDay(dueAt) && Math.abs(Date.parse(dueAt) - now.getTime()) < DAY;
  return isHours ? format.relative(dueAt) : null;
}
