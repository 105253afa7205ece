import type { EventData, LedgerEntry } from 'deepiri-contracts';
import { counted } from './counters.ts';
import { adjusted } from './days.ts';
import { type Decision, happened, type Moment } from './decision.ts';
import { levelAt } from './levels.ts';
import { breaksAt } from './milestones.ts';
import type { EarlyReversal, Player } from './player.ts';
import { ruleset } from './ruleset.ts';
import { seasonsWith } from './seasons.ts';
import { runOf } from './streak.ts';

export type Reversal = EarlyReversal & { reversalId: string; award: EventData<'xp.awarded'> };

/** More than can ever wait: a completion is heard of before its reopening unless it was sent again by hand. */
const KEPT_EARLY = 200;

/** Takes an award back to the unit: XP, the place in the day's count, the counters. What was told stays told. */
export function reversed(
  player: Player,
  { reversalId, reopenedId, at, award, completionId }: Reversal,
  moment: Moment,
): Decision {
  const { amount, localDate, id, taskId, title } = award.entry;
  const { through } = player.sealed;
  const isSealed = through !== null && localDate <= through;
  const left: Player = {
    ...player,
    version: player.version + 1,
    xp: player.xp - amount,
    seasons: seasonsWith(player, localDate, -amount),
    days: isSealed ? player.days : adjusted(player.days, localDate, -amount, -1),
    counters: counted(player.counters, award.counts ?? [], -1),
    early: player.early.filter((early) => early.completionId !== completionId),
  };
  const next = { ...left, run: runOf(left) };
  const entry: LedgerEntry = {
    id: reversalId,
    at,
    amount: -amount,
    rule: 'task_reopened',
    sourceEventId: reopenedId,
    reversalOf: id,
    taskId,
    title,
    localDate,
  };
  const terms = [
    { name: 'reversal', value: -amount, reason: `${amount} taken back, because the task was opened again` },
  ];
  const { level } = levelAt(next.xp);
  const data = { entry, terms, xp: next.xp, level, rulesVersion: ruleset.version };
  return {
    state: { ...next, streakBreaksAt: breaksAt(next) },
    events: [happened('xp.reversed', player, moment, { id: reversalId }, data)],
  };
}

/** Remembers a reopening whose completion has not been heard of. */
export function reversedEarly(player: Player, early: EarlyReversal): Decision {
  if (player.early.some(({ completionId }) => completionId === early.completionId))
    return { state: player, events: [] };
  const kept = [...player.early, early].slice(-KEPT_EARLY);
  return { state: { ...player, version: player.version + 1, early: kept }, events: [] };
}
