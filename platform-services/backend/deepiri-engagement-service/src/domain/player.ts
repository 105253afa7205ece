import { firstStay, isTimeZone, type User, type ZoneRecord, type Zones } from 'deepiri-contracts';
import type { Days } from './days.ts';
import { noSeasons, type Seasons } from './seasons.ts';
import { freshRun, type Run } from './streak.ts';

/** A task was opened again before its completion was heard of: when that comes, it is not to stay paid. */
export type EarlyReversal = { completionId: string; reopenedId: string; at: string };

/** What one person has earned, as far as the next award needs it. The ledger itself is the event log. */
export type Player = {
  id: string;
  version: number;
  name: string;
  /** Version of the user that name and zone come from. */
  userVersion: number;
  /** The local day on which the person joined. */
  since: string;
  zones: Zones;
  /** Always the sum of the ledger. */
  xp: number;
  /** The days that can still change. */
  days: Days;
  /** Missing or null until they are counted from the ledger. */
  seasons?: Seasons | null;
  /** What the days up to `through` come to; they no longer change. */
  sealed: { through: string | null; run: Run; bestDay: number };
  /** Always what `runOf` makes of the days; kept so that an award need not go through all of them. */
  run: Run;
  counters: Record<string, number>;
  /** When each badge was earned. */
  badges: Record<string, string>;
  /** What was told, and is not told again: the last day that extended a streak, and the last one that broke one. */
  told: { extendedOn: string; brokenOn: string };
  early: readonly EarlyReversal[];
  /** When the streak breaks if nothing more is completed; null when there is none. */
  streakBreaksAt: string | null;
  /** Does not want to be seen on leaderboards. */
  hidden?: boolean;
};

/** @param at instant of the registration */
export function newPlayer(user: User, at: string): Player {
  return { ...playerIn(firstStay(zoneOf(user, at)), user.id), name: user.name, userVersion: user.version };
}

/** Somebody whose registration has not been heard of yet, to be shown and not to be stored. */
export function newcomer(id: string, now: Date): Player {
  return playerIn(firstStay({ from: now.toISOString(), timeZone: 'UTC', dayStartsAt: '00:00' }), id);
}

function playerIn(zones: Zones, id: string): Player {
  return {
    id,
    version: 1,
    name: '',
    userVersion: 0,
    since: zones[0]!.days[0]!.date,
    zones,
    xp: 0,
    days: [],
    seasons: noSeasons,
    sealed: { through: null, run: freshRun, bestDay: 0 },
    run: freshRun,
    counters: {},
    badges: {},
    told: { extendedOn: '', brokenOn: '' },
    early: [],
    streakBreaksAt: null,
  };
}

/** A zone that this runtime does not know becomes UTC: days must be countable for everybody. */
export function zoneOf({ timeZone, dayStartsAt }: User, at: string): ZoneRecord {
  return { from: new Date(at).toISOString(), timeZone: isTimeZone(timeZone) ? timeZone : 'UTC', dayStartsAt };
}
