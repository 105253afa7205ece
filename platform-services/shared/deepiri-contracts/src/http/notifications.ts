import { type Static, type TSchema, Type } from 'typebox';
import { defineRoutes } from '../route.ts';
import { ClockTime, Instant, idOf, nullable, oneOf, pageOf, pageQuery, record } from '../schema.ts';

const described = <T extends TSchema>(schema: T, description: string): T => ({ ...schema, description });

export const notificationKinds = [
  'xp_awarded',
  'level_reached',
  'badge_earned',
  'streak_broken',
  'task_unblocked',
  'welcome',
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

export const Notification = record('Notification', {
  id: idOf('ntf'),
  kind: oneOf(notificationKinds),
  title: Type.String(),
  body: Type.String(),
  link: nullable(Type.String({ description: 'Path in the web app' })),
  threadId: Type.String({ description: 'The same for all that was told about one thing, such as a task' }),
  createdAt: described(Instant, 'When it came; for one that was put off, when it came back'),
  firstCreatedAt: described(nullable(Instant), 'When it came for the first time, where it was put off since'),
  readAt: nullable(Instant),
  archivedAt: nullable(Instant),
  snoozedUntil: described(nullable(Instant), 'When it comes back, while it is put off'),
  data: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }),
});
export type Notification = Static<typeof Notification>;

const kindSwitches = Object.fromEntries(notificationKinds.map((kind) => [kind, Type.Boolean()])) as Record<
  NotificationKind,
  ReturnType<typeof Type.Boolean>
>;
/** From one time on the person's wall to another; over midnight when the second is the earlier one. */
export const QuietHours = record('QuietHours', { from: ClockTime, to: ClockTime });
export type QuietHours = Static<typeof QuietHours>;

export const NotificationPreferences = record('NotificationPreferences', {
  kinds: record('NotificationKinds', kindSwitches),
  quietHours: Type.Optional(
    Type.Unsafe<QuietHours | null>({
      ...nullable(QuietHours),
      description: 'What is told in between comes when they are over; null or left out for none',
    }),
  ),
});
export type NotificationPreferences = Static<typeof NotificationPreferences>;

export const notificationPlaces = ['inbox', 'snoozed', 'archive'] as const;
export type NotificationPlace = (typeof notificationPlaces)[number];

/** What was told about one thing, as far as a request changed it; the newest first. */
const NotificationThread = record('NotificationThread', { items: Type.Array(Notification) });

const tag = 'notifications' as const;
const params = Type.Object({ id: idOf('ntf') });

export const notificationRoutes = defineRoutes({
  listNotifications: {
    tag,
    method: 'GET',
    path: '/api/notifications',
    access: 'user',
    summary: 'What was told to the user, newest first; what is put off, the next to come back first',
    query: Type.Object(
      { ...pageQuery, unread: Type.Optional(Type.Boolean()), place: Type.Optional(oneOf(notificationPlaces)) },
      { additionalProperties: false },
    ),
    success: { status: 200, body: pageOf('NotificationPage', Notification) },
    problems: ['invalid_cursor'],
  },
  countUnread: {
    tag,
    method: 'GET',
    path: '/api/notifications/unread-count',
    access: 'user',
    summary: 'How many are unread, in all and by kind',
    success: {
      status: 200,
      body: record('UnreadCount', { count: Type.Integer(), byKind: Type.Record(Type.String(), Type.Integer()) }),
    },
  },
  readNotification: {
    tag,
    method: 'POST',
    path: '/api/notifications/{id}/read',
    access: 'user',
    summary: 'Mark one as read',
    params,
    success: { status: 200, body: Notification },
  },
  archiveNotification: {
    tag,
    method: 'POST',
    path: '/api/notifications/{id}/archive',
    access: 'user',
    summary: 'Put it away, with what of its thread is where it is; it counts as read',
    params,
    success: { status: 200, body: NotificationThread },
  },
  snoozeNotification: {
    tag,
    method: 'POST',
    path: '/api/notifications/{id}/snooze',
    access: 'user',
    summary: 'Put it off, with what of its thread is where it is; it comes back unread',
    params,
    body: record('Snooze', { until: described(Instant, 'Later than now, and within a year') }),
    success: { status: 200, body: NotificationThread },
  },
  restoreNotification: {
    tag,
    method: 'POST',
    path: '/api/notifications/{id}/restore',
    access: 'user',
    summary: 'Bring it back to the inbox with its thread, from the archive or from being put off',
    params,
    success: { status: 200, body: NotificationThread },
  },
  readAllNotifications: {
    tag,
    method: 'POST',
    path: '/api/notifications/read-all',
    access: 'user',
    summary: 'Mark all as read',
    success: { status: 200, body: record('ReadAll', { read: Type.Integer() }) },
  },
  getPreferences: {
    tag,
    method: 'GET',
    path: '/api/notifications/preferences',
    access: 'user',
    summary: 'Which kinds the user wants to be told, and when not',
    success: { status: 200, body: NotificationPreferences },
  },
  putPreferences: {
    tag,
    method: 'PUT',
    path: '/api/notifications/preferences',
    access: 'user',
    summary: 'Set which kinds the user wants to be told, and when not',
    body: NotificationPreferences,
    success: { status: 200, body: NotificationPreferences },
  },
});
