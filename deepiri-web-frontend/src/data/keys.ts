import type { LeaderboardPeriod } from 'deepiri-sdk';
import type { ListSort } from './task-list.ts';

/** Every key of the query cache. Live changes and pages meet here. */
export const keys = {
  plan: ['tasks', 'plan'] as const,
  done: ['tasks', 'done'] as const,
  doneSince: (instant: string) => ['tasks', 'done', instant] as const,
  trash: ['tasks', 'trash'] as const,
  lists: ['tasks', 'list'] as const,
  list: (filter: string, sort: ListSort) => ['tasks', 'list', filter, sort] as const,
  search: (text: string) => ['tasks', 'search', text] as const,
  labels: ['tasks', 'labels'] as const,
  progress: ['progress'] as const,
  task: (id: string) => ['task', id, 'now'] as const,
  graph: (id: string) => ['task', id, 'graph'] as const,
  versions: (id: string) => ['task', id, 'versions'] as const,
  occurrences: (rule: string, dueAt: string | null, scheduledFor: string | null) =>
    ['occurrences', rule, dueAt, scheduledFor] as const,
  standing: ['standing'] as const,
  allDays: ['days'] as const,
  days: (days: number) => ['days', days] as const,
  ledger: ['ledger'] as const,
  explain: (id: string) => ['explain', id] as const,
  rules: ['rules'] as const,
  badges: ['badges'] as const,
  boards: ['board'] as const,
  board: (period: LeaderboardPeriod) => ['board', period, 'top'] as const,
  around: (period: LeaderboardPeriod) => ['board', period, 'around'] as const,
  inbox: ['inbox', 'list'] as const,
  unread: ['inbox', 'unread'] as const,
  preferences: ['inbox', 'preferences'] as const,
  providers: ['providers'] as const,
  me: ['me'] as const,
  sessions: ['me', 'sessions'] as const,
  tokens: ['me', 'tokens'] as const,
};
