import { addDays, type StreakDay, wasWhole } from 'deepiri-contracts';
import type { Days } from './days.ts';
import { countOn } from './days.ts';
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
        code: 'completed',
        values: { completions, xp },
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

type Why = Pick<StreakDay, 'reason' | 'code' | 'values'>;

function open({ days }: Run, { brokenOn }: Gap): Why & Pick<StreakDay, 'state'> {
  if (days === 0 || brokenOn)
    return { state: 'open', reason: 'Complete one task today to begin a streak.', code: 'begins_streak', values: {} };
  const reason = `Complete one task today to keep the streak of ${plural(days, 'day')}.`;
  return { state: 'open', reason, code: 'keeps_streak', values: { days } };
}

function empty({ since, zones }: Player, date: string, run: Run, gap: Gap): Why & Pick<StreakDay, 'state'> {
  if (date < since) return { state: 'before', reason: 'Before you joined.', code: 'before_joining', values: {} };
  if (run.days === 0) return { state: 'missed', ...nothingDone };
  if (!wasWhole(zones, date) && date !== gap.brokenOn) {
    const reason = 'A change of time zone cut this day short, so it does not count against you.';
    return { state: 'frozen', reason, code: 'cut_short', values: {} };
  }
  if (gap.brokenOn === null) {
    const reason = `Nothing was completed; a freeze kept the streak of ${plural(run.days, 'day')}.`;
    return { state: 'frozen', reason, code: 'freeze_used', values: { days: run.days } };
  }
  return { state: 'missed', ...missed(date, run, gap.brokenOn) };
}

const nothingDone: Why = { reason: 'Nothing was completed.', code: 'nothing_done', values: {} };

function missed(date: string, { days, freezes }: Run, brokenOn: string): Why {
  if (date > brokenOn) return nothingDone;
  const ended = `the streak of ${plural(days, 'day')} ended`;
  if (freezes === 0) {
    const reason = `Nothing was completed, and no freeze was left: ${ended}.`;
    return { reason, code: 'no_freeze_left', values: { days } };
  }
  if (date < brokenOn) {
    const reason = 'Nothing was completed. The freezes were too few for the whole gap, so none was spent.';
    return { reason, code: 'freezes_kept', values: {} };
  }
  const reason = `Nothing was completed, and ${plural(freezes, 'freeze')} could not cover the gap: ${ended}.`;
  return { reason, code: 'freezes_too_few', values: { days, freezes } };
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
