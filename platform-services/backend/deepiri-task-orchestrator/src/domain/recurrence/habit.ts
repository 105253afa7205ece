import { addDays, type Habit, wasWhole, type Zones } from 'deepiri-contracts';
import type { StoredTask } from '../task.ts';
import { type Clock, dateOf, dayAfter, moved, type Slot, slotIn } from './occurrence.ts';
import { isHabit, type Rule, ruleAfter, ruleOf } from './rule.ts';
import { rhythmOf, type Window, windowAfter, windowOf } from './window.ts';

/** A person's clock with where they have been: days go one way (L1, L2), and a flight is held against nobody. */
export type Calendar = Clock & { zones: Zones };

export type Repeating = Slot & Pick<StoredTask, 'recurrence' | 'kind' | 'habit'>;

/** When a time of a habit is to be done, and how the habit stands at it. */
export type Standing = Slot & { recurrence: string; habit: Habit };

/** A habit that nobody has kept yet. Its first window is that of its own date, or of today. */
export function begun(task: Repeating, today: string, clock: Clock): Habit {
  const rule = ruleOf(task.recurrence!);
  const nothing = { times: rule.times ?? 1, done: 0, streak: 0, best: 0, missed: 0 };
  const own = dateOf(task, clock);
  if (rule.times === null) return { ...nothing, ...stretchFrom(rule, own ?? today) };
  return { ...nothing, ...windowOf(rule, own !== null && own > today ? own : today) };
}

/**
 * K1 What is still open when its window is over rolls over to the window that a day lies in: one time, however many
 * windows have gone by. K2 A window without all its times ends the streak and counts as missed; nothing is taken.
 */
export function rolledTo(task: Repeating, day: string, calendar: Calendar): Standing {
  const { dueAt, scheduledFor, leftOut, recurrence } = task;
  const habit = task.habit ?? begun(task, day, calendar);
  const start = { dueAt, scheduledFor, leftOut, recurrence: recurrence!, habit };
  const rule = ruleOf(recurrence!);
  const rolled =
    rule.times === null ? rolledByDate(start, rule, day, calendar) : rolledByWindow(start, rule, day, calendar);
  // What went by before anybody counted is held against nobody.
  return task.habit ? rolled : { ...rolled, habit: { ...rolled.habit, missed: 0 } };
}

/**
 * The time that comes when one was done on a local day; null when it was the last. K3 Until its window has all its times,
 * the next comes in the same window, then in the one after. K4 What is done before its window has begun counts for none.
 */
export function standingAfter(task: Repeating, day: string, calendar: Calendar): Standing | null {
  const { habit, ...at } = rolledTo(task, day, calendar);
  const recurrence = ruleAfter(at.recurrence);
  if (recurrence === null) return null;
  const rule = ruleOf(recurrence);
  const counts = day >= habit.from;
  if (rule.times === null) {
    const own = dateOf(at, calendar) ?? habit.from;
    const next = dayAfter(rule, own, own > day ? own : day);
    if (next === undefined) return null;
    return {
      ...moved(at, own, next, calendar),
      recurrence,
      habit: { ...(counts ? kept(habit) : habit), ...stretchFrom(rule, next) },
    };
  }
  if (!counts) return { ...at, recurrence, habit };
  const done = habit.done + 1;
  if (done < habit.times)
    return { ...slotIn(habit, at, calendar), scheduledFor: null, recurrence, habit: { ...habit, done } };
  const next = windowAfter(rule, habit);
  return next ? { ...slotIn(next, at, calendar), recurrence, habit: { ...kept(habit), ...next } } : null;
}

/** K5 A window that is let go by on purpose neither goes on with the streak nor ends it. Null when there is no other. */
export function standingWithout(task: Repeating, today: string, calendar: Calendar): Standing | null {
  const { habit, ...at } = rolledTo(task, today, calendar);
  const recurrence = ruleAfter(at.recurrence);
  if (recurrence === null) return null;
  const rule = ruleOf(recurrence);
  if (rule.times !== null) {
    const next = windowAfter(rule, habit);
    return next ? { ...slotIn(next, at, calendar), recurrence, habit: { ...habit, ...next, done: 0 } } : null;
  }
  const own = dateOf(at, calendar) ?? habit.from;
  const next = dayAfter(rule, own, own > today ? own : today);
  if (next === undefined) return null;
  return { ...moved(at, own, next, calendar), recurrence, habit: { ...habit, ...stretchFrom(rule, next) } };
}

/** The habit after a person has edited its task: the count goes on as long as the rhythm stays. Null when it is none any more. */
export function habitAfterEdit(before: Repeating, after: Repeating, today: string, clock: Clock): Habit | null {
  if (!isHabit(after)) return null;
  const rule = ruleOf(after.recurrence!);
  const known = isHabit(before) && rhythmOf(ruleOf(before.recurrence!)) === rhythmOf(rule) ? before.habit : null;
  if (!known) return begun(after, today, clock);
  return {
    ...known,
    ...(rule.times === null ? stretchFrom(rule, dateOf(after, clock) ?? known.from) : { times: rule.times }),
  };
}

function rolledByWindow(start: Standing, rule: Rule, day: string, calendar: Calendar): Standing {
  let { habit } = start;
  for (let next = windowAfter(rule, habit); next && habit.to < day; next = windowAfter(rule, habit))
    habit = left(habit, next, calendar);
  const own = dateOf(start, calendar);
  // A date that its person has given it for the new window stays.
  const stays = habit === start.habit || (own !== null && own >= habit.from);
  return { ...start, ...(stays ? {} : slotIn(habit, start, calendar)), habit };
}

function rolledByDate(start: Standing, rule: Rule, day: string, calendar: Calendar): Standing {
  const first = dateOf(start, calendar) ?? start.habit.from;
  let { habit, recurrence } = start;
  let own = first;
  for (let next = dayAfter(rule, first, own); next !== undefined && next <= day; next = dayAfter(rule, first, own)) {
    const rest = ruleAfter(recurrence);
    if (rest === null) break;
    habit = left(habit, stretchFrom(rule, next), calendar);
    [own, recurrence] = [next, rest];
  }
  return own === first ? start : { ...start, ...moved(start, first, own, calendar), recurrence, habit };
}

/** The days of a rule by the calendar that one of its dates stands for: up to the next. */
function stretchFrom(rule: Rule, from: string): Window {
  const next = dayAfter(rule, from, from);
  return { from, to: next === undefined ? from : addDays(next, -1) };
}

function left(habit: Habit, next: Window, { zones }: Calendar): Habit {
  if (habit.done >= habit.times) return { ...kept(habit), ...next };
  const missed = { ...habit, ...next, done: 0, streak: 0, missed: habit.missed + 1 };
  return hadADay(habit, zones) ? missed : { ...habit, ...next, done: 0 };
}

function kept(habit: Habit): Habit {
  const streak = habit.streak + 1;
  return { ...habit, done: 0, streak, best: Math.max(habit.best, streak) };
}

/** K6 A window of which a flight has left no whole day is held against nobody. */
function hadADay({ from, to }: Window, zones: Zones): boolean {
  for (let day = from; day <= to; day = addDays(day, 1)) if (wasWhole(zones, day)) return true;
  return false;
}
