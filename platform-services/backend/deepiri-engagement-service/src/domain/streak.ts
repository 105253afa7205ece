import { addDays, dayEnd, wasWhole, type Zones } from 'deepiri-contracts';
import type { Days } from './days.ts';
import { ruleset } from './ruleset.ts';

/** A streak right after its last counted day. Freezes that the gap behind that day may take are still in it. */
export type Run = { lastCounted: string | null; days: number; best: number; freezes: number };

const DAY_MS = 86_400_000;
const LET_OFF_DAYS = 2;

export const freshRun: Run = { lastCounted: null, days: 0, best: 0, freezes: ruleset.freezes.initial };

/** What a streak is computed from. */
export type StreakSource = { zones: Zones; days: Days; sealed: { through: string | null; run: Run; bestDay: number } };

/** `missed` counts up to the day that broke the run; `brokenOn` is that day: the first one that no freeze covers. */
export type Gap = { missed: number; brokenOn: string | null };

export type StreakStanding = { days: number; best: number; freezes: number; brokenOn: string | null; lostDays: number };

/** The days between the last counted day and `date`, both excluded, as far as they are missed. */
export function gapBefore(run: Run, date: string, zones: Zones): Gap {
  let gap: Gap = { missed: 0, brokenOn: null };
  if (run.lastCounted === null) return gap;
  for (const { day, missed } of daysAfter(run.lastCounted, zones)) {
    if (day >= date || gap.brokenOn) break;
    gap = { missed, brokenOn: missed > run.freezes ? day : null };
  }
  return gap;
}

/**
 * The days after a counted one, each with how many are missed if none up to it counts: the whole ones. Days that were cut
 * short are let off, but from three days' time in a row on time counts, or moving about would stand in for work.
 */
function* daysAfter(counted: string, zones: Zones): Generator<{ day: string; missed: number }> {
  let [whole, letOff] = [0, 0];
  for (let day = addDays(counted, 1); ; day = addDays(day, 1)) {
    if (wasWhole(zones, day)) whole++;
    else letOff++;
    yield { day, missed: letOff > 0 ? Math.max(whole, daysOfTime(zones, counted, day) - LET_OFF_DAYS) : whole };
  }
}

function daysOfTime(zones: Zones, after: string, through: string): number {
  return Math.floor((dayEnd(zones, through).getTime() - dayEnd(zones, after).getTime()) / DAY_MS);
}

/** The run with one more counted day. Freezes are spent only when they are enough for the whole gap. */
export function countDay(run: Run, date: string, zones: Zones): Run {
  const { everyDays, maximum } = ruleset.freezes;
  const gap = gapBefore(run, date, zones);
  const days = gap.brokenOn ? 1 : run.days + 1;
  const left = gap.brokenOn ? run.freezes : run.freezes - gap.missed;
  const freezes = days % everyDays === 0 ? Math.min(left + 1, maximum) : left;
  return { lastCounted: date, days, best: Math.max(run.best, days), freezes };
}

/** The run over all counted days, or over those before a date. */
export function runOf({ sealed, days, zones }: StreakSource, before?: string): Run {
  let { run } = sealed;
  for (const [day] of days) {
    if (before !== undefined && day >= before) break;
    run = countDay(run, day, zones);
  }
  return run;
}

/** How long a run is seen from a later day that has not counted yet. */
export function seenFrom(run: Run, date: string, zones: Zones): StreakStanding {
  const gap = gapBefore(run, date, zones);
  if (gap.brokenOn)
    return { days: 0, best: run.best, freezes: run.freezes, brokenOn: gap.brokenOn, lostDays: run.days };
  return { days: run.days, best: run.best, freezes: run.freezes - gap.missed, brokenOn: null, lostDays: 0 };
}

type RunSource = StreakSource & { run: Run };

/** Days that the streak had before a local day, whether or not that day has counted already. */
export function daysBefore(source: RunSource, date: string): number {
  const { run, zones } = source;
  if (run.lastCounted === date) return run.days - 1;
  const isLater = run.lastCounted === null || run.lastCounted < date;
  return seenFrom(isLater ? run : runOf(source, date), date, zones).days;
}

/** The run of a source whose days have just been joined by `date`. */
export function runWith(source: RunSource, date: string): Run {
  const { run, zones } = source;
  if (run.lastCounted === date) return run;
  return run.lastCounted === null || run.lastCounted < date ? countDay(run, date, zones) : runOf(source);
}

/** The day that ends a run if nothing more is completed, and the instant at which that day is over. */
export function breakOf(run: Run, zones: Zones): { day: string; at: string } | null {
  if (run.lastCounted === null) return null;
  for (const { day, missed } of daysAfter(run.lastCounted, zones)) {
    if (missed > run.freezes) return { day, at: dayEnd(zones, day).toISOString() };
  }
  return null;
}

/** Moves days that are too old to change into what is sealed. */
export function sealedBy<S extends StreakSource>(source: S, latest: string): S {
  const through = addDays(latest, -ruleset.streakDay.sealedAfterDays);
  const { days, zones, sealed } = source;
  if (days.length === 0 || days[0]![0] > through) return source;
  const old = days.filter(([day]) => day <= through);
  return {
    ...source,
    days: days.slice(old.length),
    sealed: {
      through,
      run: runOf(source, addDays(through, 1)),
      bestDay: Math.max(sealed.bestDay, ...old.map(([, , completions]) => completions)),
    },
    zones,
  };
}
