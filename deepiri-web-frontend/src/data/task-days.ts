import type { Task } from 'deepiri-sdk';
import { isAnyDay } from './habit.ts';
import { addDays, daysBetween, deadlineOf, endOfDay, instantOf, localDay, wallClock } from './time.ts';

/** When it is, and how the person counts days. */
export type Clock = { now: Date; zone: string; dayStartsAt: string };

/** The day a task is for: what it was planned for, else when it is due, the earlier of both. A week is no day. */
export function dayOf(task: Task, { now, zone, dayStartsAt }: Clock): string | null {
  const due = task.dueAt ? localDay(new Date(task.dueAt), zone, dayStartsAt) : null;
  const isForAny = task.habit && isAnyDay(task, localDay(now, zone, dayStartsAt));
  const days = [due, isForAny ? null : task.scheduledFor].filter((day) => day !== null);
  return days.toSorted()[0] ?? null;
}

/** Minutes until it is late; negative when it is, null when nothing is due. */
export function minutesLeft(task: Task, { now, zone, dayStartsAt }: Clock): number | null {
  if (!task.dueAt) return null;
  return Math.floor((deadlineOf(task.dueAt, zone, dayStartsAt).getTime() - now.getTime()) / 60_000);
}

/** The patch that gives a task a new day and keeps its time of day, if it has one. */
export function movedTo(task: Task, target: string, clock: Clock): { dueAt?: string; scheduledFor?: string } {
  if (!task.dueAt) return { scheduledFor: target };
  const dueAt = sameTimeOn(task.dueAt, target, clock);
  return task.scheduledFor ? { dueAt, scheduledFor: target } : { dueAt };
}

/** The patch that lets a task be due on a day, at the time of day it had; without one at the end of the day. */
export function dueOn(task: Task, day: string, clock: Clock): { dueAt: string } {
  if (task.dueAt) return { dueAt: sameTimeOn(task.dueAt, day, clock) };
  return { dueAt: endOfDay(day, clock.zone, clock.dayStartsAt, clock.now).toISOString() };
}

function sameTimeOn(dueAt: string, day: string, { zone, dayStartsAt }: Clock): string {
  const due = new Date(dueAt);
  const wall = wallClock(due, zone);
  const days = daysBetween(localDay(due, zone, dayStartsAt), day);
  return instantOf(addDays(wall.date, days), wall.minutes, zone).toISOString();
}
