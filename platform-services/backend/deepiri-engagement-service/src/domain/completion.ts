import { dayOf, type EventData, type LedgerEntry, type Task, zoneAt } from 'deepiri-contracts';
import { awardFor } from './award.ts';
import { counted, countersOf } from './counters.ts';
import { adjusted, countOn } from './days.ts';
import { type Decision, happened, type Moment } from './decision.ts';
import { levelAt } from './levels.ts';
import { milestones } from './milestones.ts';
import type { Player } from './player.ts';
import { reversed } from './reversal.ts';
import { ruleset } from './ruleset.ts';
import { seasonsWith } from './seasons.ts';
import { daysBefore, runWith, sealedBy } from './streak.ts';

/** `entryId` and `reversalId` follow from the completion, so that its award and the reversal can each be written once only. */
export type Completion = { completionId: string; entryId: string; reversalId: string; task: Task; at: Date };

/** Pays for a completed task. One that was opened again before this was heard is paid and taken back in one step. */
export function completed(player: Player, completion: Completion, moment: Moment): Decision {
  const { state, award, day } = awarded(player, completion);
  const event = happened('xp.awarded', player, moment, { id: completion.entryId }, award);
  const early = player.early.find(({ completionId }) => completionId === completion.completionId);
  if (early) {
    const back = reversed(state, { ...early, reversalId: completion.reversalId, award }, moment);
    return { state: { ...back.state, version: player.version + 1 }, events: [event, ...back.events] };
  }
  const reached = milestones(player, state, day, moment);
  return { state: reached.state, events: [event, ...reached.events] };
}

function awarded(player: Player, { completionId, entryId, task, at }: Completion) {
  const day = dayOf(player.zones, at);
  const isSealed = player.sealed.through !== null && day <= player.sealed.through;
  const { amount, terms } = awardFor(task, {
    place: countOn(player.days, day).completions + 1,
    streakDays: isSealed ? 0 : daysBefore(player, day),
  });
  const counts = countersOf(task, at, zoneAt(player.zones, at), day);
  const next: Player = {
    ...player,
    version: player.version + 1,
    xp: player.xp + amount,
    seasons: seasonsWith(player, day, amount),
    days: isSealed ? player.days : adjusted(player.days, day, amount, 1),
    counters: counted(player.counters, counts, 1),
  };
  const entry: LedgerEntry = {
    id: entryId,
    at: at.toISOString(),
    amount,
    rule: 'task_completed',
    sourceEventId: completionId,
    reversalOf: null,
    taskId: task.id,
    title: task.title,
    localDate: day,
  };
  const { level } = levelAt(next.xp);
  const award: EventData<'xp.awarded'> = { entry, terms, xp: next.xp, level, rulesVersion: ruleset.version, counts };
  return { state: isSealed ? next : sealedBy({ ...next, run: runWith(next, day) }, day), award, day };
}
