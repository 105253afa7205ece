import { addDays, type StreakDay } from 'deepiri-contracts';
import type { Days } from './days.ts';
import { countOn } from './days.ts';
import { wasWhole } from './local-days.ts';
import type { Player } from './player.ts';
import { countDay, freshRun, type Gap, gapBefore, type Run, runOf } from './streak.ts';

/** The last local days up to today, oldest first, each with why it counts or not. */
export function calendar(player: Player, today: string, length: number): StreakDay[] {
  const first = addDays(today, 1 - length);
  let run = runOf(player, first);
  let gap = gapAfter(player, run, first, today);
  return Array.from({ length }, (_, index) => {
    const date = addDays(first, index);
    const { xp, completions } = countOn(player.days, date);
    if (completions > 0) {
      run = countDay(run, date, player.zones);
      gap = gapAfter(player, run, addDays(date, 1), today);
      return {
        date,
        state: 'counted',
        xp,
        completions,
        reason: `${plural(completions, 'task')} completed for ${xp} XP.`,
      };
    }
    return { date, ...(date === today ? open(run, gap) : empty(player, date, run, gap)), xp, completions };
  });
}

/** Days up to which a player knows them all. */
export const KEPT_DAYS = 62;

/**
 * More days than a player keeps: the earlier ones from all that the ledger has, the later ones as the player has them.
 * @param all every day on which something stands
 */
export function longCalendar(player: Player, all: Days, today: string, length: number): StreakDay[] {
  const past = { ...player, days: all, sealed: { through: null, run: freshRun, bestDay: 0 } };
  return [...calendar(past, today, length).slice(0, -KEPT_DAYS), ...calendar(player, today, KEPT_DAYS)];
}

/** The gap that the days from `date` on belong to: it ends with the next counted day, or with today. */
function gapAfter({ days, zones }: Player, run: Run, date: string, today: string): Gap {
  const next = days.find(([day]) => day >= date)?.[0] ?? today;
  return gapBefore(run, next < today ? next : today, zones);
}

function open(run: Run, { brokenOn }: Gap): Pick<StreakDay, 'state' | 'reason'> {
  const goal = run.days > 0 && !brokenOn ? `keep the streak of ${plural(run.days, 'day')}` : 'begin a streak';
  return { state: 'open', reason: `Complete one task today to ${goal}.` };
}

function empty({ since, zones }: Player, date: string, run: Run, gap: Gap): Pick<StreakDay, 'state' | 'reason'> {
  if (date < since) return { state: 'before', reason: 'Before you joined.' };
  if (run.days === 0) return { state: 'missed', reason: 'Nothing was completed.' };
  if (!wasWhole(zones, date) && date !== gap.brokenOn) {
    return { state: 'frozen', reason: 'A change of time zone cut this day short, so it does not count against you.' };
  }
  if (gap.brokenOn === null) {
    return {
      state: 'frozen',
      reason: `Nothing was completed; a freeze kept the streak of ${plural(run.days, 'day')}.`,
    };
  }
  return { state: 'missed', reason: missed(date, run, gap.brokenOn) };
}

function missed(date: string, run: Run, brokenOn: string): string {
  if (date > brokenOn) return 'Nothing was completed.';
  if (run.freezes === 0)
    return `Nothing was completed, and no freeze was left: the streak of ${plural(run.days, 'day')} ended.`;
  if (date < brokenOn) return 'Nothing was completed. The freezes were too few for the whole gap, so none was spent.';
  return `Nothing was completed, and ${plural(run.freezes, 'freeze')} could not cover the gap: the streak of ${plural(run.days, 'day')} ended.`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
