import { type Static, Type } from 'typebox';
import { defineRoutes } from '../route.ts';
import { Facts, Instant, LocalDate, nullable, oneOf, pageOf, pageQuery, record } from '../schema.ts';
import { UserId } from './users.ts';

export const Streak = record('Streak', {
  days: Type.Integer({ minimum: 0 }),
  best: Type.Integer({ minimum: 0 }),
  todayCounted: Type.Boolean(),
  freezes: Type.Integer({ minimum: 0 }),
});
export type Streak = Static<typeof Streak>;

export const badgeTiers = ['bronze', 'silver', 'gold', 'platinum'] as const;
export const Badge = record('Badge', {
  id: Type.String(),
  name: Type.String(),
  description: Type.String(),
  category: Type.String(),
  tier: oneOf(badgeTiers),
  icon: Type.String({ description: 'Name of the shape it is drawn with' }),
  earnedAt: nullable(Instant),
  progress: record('BadgeProgress', { current: Type.Number(), target: Type.Number() }),
});
export type Badge = Static<typeof Badge>;

export const Standing = record('Standing', {
  userId: UserId,
  xp: Type.Integer(),
  level: Type.Integer({ minimum: 1 }),
  xpIntoLevel: Type.Integer({ minimum: 0 }),
  xpForNextLevel: Type.Integer({ minimum: 1 }),
  streak: Streak,
  badges: Type.Array(Badge, { description: 'Earned badges, newest first' }),
  rank: nullable(
    Type.Integer({
      minimum: 1,
      description: 'Place of all time; null for none yet, or while the boards cannot be read',
    }),
  ),
  rulesVersion: Type.Integer({ minimum: 1 }),
});
export type Standing = Static<typeof Standing>;

export const LedgerEntry = record('LedgerEntry', {
  id: Type.String(),
  at: Instant,
  amount: Type.Integer(),
  rule: Type.String(),
  sourceEventId: Type.String(),
  reversalOf: nullable(Type.String()),
  taskId: nullable(Type.String()),
  title: nullable(Type.String({ description: 'Title of the task at that moment' })),
  localDate: LocalDate,
});
export type LedgerEntry = Static<typeof LedgerEntry>;

export const xpTermNames = [
  'difficulty',
  'urgent',
  'faster_than_estimate',
  'streak',
  'diminishing',
  'reversal',
] as const;
export const XpTerm = record('XpTerm', {
  name: Type.String(),
  value: Type.Integer(),
  reason: Type.String(),
  values: Type.Optional(Facts),
});
export type XpTerm = Static<typeof XpTerm>;

export const dayStates = ['counted', 'frozen', 'missed', 'open', 'before'] as const;
/** Why a day counts or not. */
export const dayReasons = [
  'completed',
  'keeps_streak',
  'begins_streak',
  'before_joining',
  'nothing_done',
  'cut_short',
  'freeze_used',
  'no_freeze_left',
  'freezes_kept',
  'freezes_too_few',
] as const;
export const StreakDay = record('StreakDay', {
  date: LocalDate,
  state: oneOf(dayStates),
  xp: Type.Integer(),
  completions: Type.Integer({ minimum: 0 }),
  reason: Type.String(),
  code: oneOf(dayReasons, { description: 'The reason, for an app that says it in its own words' }),
  values: Facts,
});
export type StreakDay = Static<typeof StreakDay>;

export const LeaderboardRow = record('LeaderboardRow', {
  rank: Type.Integer({ minimum: 1 }),
  userId: UserId,
  name: Type.String(),
  score: Type.Integer(),
  movement: nullable(
    Type.Integer({
      description:
        'Places gained since the day before, negative when lost; null on the board of a day, for who was not on it yet, and on boards of more than 500',
    }),
  ),
});
export type LeaderboardRow = Static<typeof LeaderboardRow>;

export const Leaderboard = record('Leaderboard', {
  items: Type.Array(LeaderboardRow),
  from: nullable({ ...LocalDate, description: 'The first local date that counts; null on the board of all time' }),
  to: nullable({ ...LocalDate, description: 'The last one; null on the board of all time' }),
  generatedAt: Instant,
  me: nullable(LeaderboardRow),
});
export type Leaderboard = Static<typeof Leaderboard>;

export const BoardPreferences = record('BoardPreferences', { visible: Type.Boolean() });
export type BoardPreferences = Static<typeof BoardPreferences>;

export const leaderboardPeriods = ['all', 'season', 'month', 'week', 'day'] as const;
export type LeaderboardPeriod = (typeof leaderboardPeriods)[number];

/** Every number that the awards use. */
export const Ruleset = record('Ruleset', {
  version: Type.Integer({ minimum: 1 }),
  xpByDifficulty: Type.Record(Type.String(), Type.Integer()),
  urgentBonus: Type.Integer(),
  fasterThanEstimate: record('FasterThanEstimate', {
    bonus: Type.Integer(),
    factor: Type.Number(),
    minimumEstimateMinutes: Type.Integer(),
  }),
  streakBonus: record('StreakBonus', {
    perDay: Type.Integer({ description: 'For each day that the streak had before the day of the completion' }),
    maximum: Type.Integer(),
  }),
  diminishing: record('Diminishing', {
    steps: Type.Array(record('DiminishingStep', { fromCompletion: Type.Integer(), factor: Type.Number() })),
    minimum: Type.Integer(),
    rounding: oneOf(['down'], { description: 'The part that is left is rounded to whole XP this way' }),
  }),
  level: record('LevelRule', { base: Type.Integer(), growth: Type.Number() }),
  freezes: record('FreezeRule', { initial: Type.Integer(), everyDays: Type.Integer(), maximum: Type.Integer() }),
  localDay: record('LocalDayRule', {
    minimumHours: Type.Integer({
      description: 'However time zone and day boundary are changed, a local day is at least this long',
    }),
  }),
  streakDay: record('StreakDayRule', {
    minimumHours: Type.Integer({
      description: 'A local day that a change of time zone cut shorter than this is never held against a streak',
    }),
    sealedAfterDays: Type.Integer({
      description: 'From this age on a day in the streak no longer changes, also when a task is opened again',
    }),
  }),
});
export type Ruleset = Static<typeof Ruleset>;

const tag = 'gamification' as const;
const ledgerEntry = Type.Object({ id: Type.String({ maxLength: 60 }) });
const board = Type.Object({ board: oneOf(['xp']) });
const period = Type.Optional(
  oneOf(leaderboardPeriods, { description: 'A season is a calendar quarter of the local date' }),
);

export const gamificationRoutes = defineRoutes({
  getStanding: {
    tag,
    method: 'GET',
    path: '/api/gamification/me',
    access: 'user',
    summary: 'XP, level, streak, badges and rank of the signed-in user',
    success: { status: 200, body: Standing },
  },
  listStreakDays: {
    tag,
    method: 'GET',
    path: '/api/gamification/me/days',
    access: 'user',
    summary: 'The last local days, each with why it counts or not',
    query: Type.Object(
      { days: Type.Optional(Type.Integer({ minimum: 1, maximum: 371, default: 7 })) },
      { additionalProperties: false },
    ),
    success: { status: 200, body: record('StreakDays', { items: Type.Array(StreakDay) }) },
  },
  getBoardPreferences: {
    tag,
    method: 'GET',
    path: '/api/gamification/me/boards',
    access: 'user',
    summary: 'Whether others see the user on leaderboards',
    success: { status: 200, body: BoardPreferences },
  },
  putBoardPreferences: {
    tag,
    method: 'PUT',
    path: '/api/gamification/me/boards',
    access: 'user',
    summary: 'Be on leaderboards or not, from now on and at once; XP, level and streak go on either way',
    body: BoardPreferences,
    success: { status: 200, body: BoardPreferences },
  },
  listLedger: {
    tag,
    method: 'GET',
    path: '/api/gamification/ledger',
    access: 'user',
    summary: 'Every XP entry, newest first',
    query: Type.Object(
      {
        ...pageQuery,
        completionId: Type.Optional(
          Type.String({
            minLength: 1,
            maxLength: 60,
            description:
              'The `eventId` of the version that completed a task: only what that paid, and what of it was taken back',
          }),
        ),
      },
      { additionalProperties: false },
    ),
    success: { status: 200, body: pageOf('LedgerPage', LedgerEntry) },
    problems: ['invalid_cursor'],
  },
  getLedgerEntry: {
    tag,
    method: 'GET',
    path: '/api/gamification/ledger/{id}',
    access: 'user',
    summary: 'One XP entry',
    params: ledgerEntry,
    success: { status: 200, body: LedgerEntry },
  },
  explainLedgerEntry: {
    tag,
    method: 'GET',
    path: '/api/gamification/ledger/{id}/explain',
    access: 'user',
    summary: 'Why this amount: terms that add up to it',
    params: ledgerEntry,
    success: {
      status: 200,
      body: record('Explanation', { amount: Type.Integer(), terms: Type.Array(XpTerm), rulesVersion: Type.Integer() }),
    },
  },
  getRules: {
    tag,
    method: 'GET',
    path: '/api/gamification/rules',
    access: 'user',
    summary: 'The ruleset in force',
    success: { status: 200, body: Ruleset },
  },
  listBadges: {
    tag,
    method: 'GET',
    path: '/api/gamification/badges',
    access: 'user',
    summary: 'The badge catalogue with progress',
    success: { status: 200, body: record('Badges', { items: Type.Array(Badge) }) },
  },
  getLeaderboard: {
    tag,
    method: 'GET',
    path: '/api/gamification/leaderboards/{board}',
    access: 'user',
    summary: 'The top of a leaderboard, and the row of the signed-in user',
    params: board,
    query: Type.Object({ period, limit: pageQuery.limit }, { additionalProperties: false }),
    success: { status: 200, body: Leaderboard },
  },
  getAroundMe: {
    tag,
    method: 'GET',
    path: '/api/gamification/leaderboards/{board}/around-me',
    access: 'user',
    summary: 'Neighbours of the signed-in user on a leaderboard',
    params: board,
    query: Type.Object(
      { period, radius: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 5 })) },
      { additionalProperties: false },
    ),
    success: { status: 200, body: Leaderboard },
  },
});
