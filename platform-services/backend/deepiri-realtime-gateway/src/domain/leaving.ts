import { type LiveEventType, liveEvents } from 'deepiri-contracts';

const fields = new Map<string, readonly string[]>(
  Object.entries(liveEvents).map(([type, schema]) => [type, Object.keys(schema.properties)]),
);

const scopes: Record<string, string> = {
  user: 'users:read',
  task: 'tasks:read',
  time_entry: 'tasks:read',
  comment: 'tasks:read',
  tasks: 'tasks:read',
  project: 'tasks:read',
  view: 'tasks:read',
  xp: 'gamification:read',
  level: 'gamification:read',
  badge: 'gamification:read',
  streak: 'gamification:read',
  notification: 'notifications:read',
};

/** Types of events that leave for sockets. */
export const leavingTypes = Object.keys(liveEvents) as LiveEventType[];

/** What leaves of an event: field by field what its type lists; undefined when the type stays inside. */
export function leavingData(type: string, data: object): Record<string, unknown> | undefined {
  const names = fields.get(type);
  if (!names) return undefined;
  const leaving: Record<string, unknown> = {};
  for (const name of names) if (name in data) leaving[name] = (data as Record<string, unknown>)[name];
  return leaving;
}

/** Whether a token with these scopes (undefined: all) may read an event of this type. */
export function mayRead(type: string, granted: readonly string[] | undefined): boolean {
  if (granted === undefined) return true;
  const scope = scopes[type.slice(0, type.indexOf('.'))];
  return scope !== undefined && granted.includes(scope);
}
