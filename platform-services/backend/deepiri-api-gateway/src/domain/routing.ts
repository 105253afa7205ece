/** Which service answers for a path: the table of the founding document. */
export const routingTable = [
  { prefix: '/api/users', service: 'auth-service' },
  { prefix: '/api/tasks', service: 'task-orchestrator' },
  { prefix: '/api/calendar', service: 'task-orchestrator' },
  { prefix: '/api/projects', service: 'task-orchestrator' },
  { prefix: '/api/views', service: 'task-orchestrator' },
  { prefix: '/api/gamification', service: 'engagement-service' },
  { prefix: '/api/notifications', service: 'notification-service' },
  { prefix: '/.well-known/jwks.json', service: 'auth-service' },
  { prefix: '/socket.io', service: 'realtime-gateway' },
] as const;

export type RoutingEntry = (typeof routingTable)[number];
export type UpstreamName = RoutingEntry['service'];

/** Every service that paths lead to. */
export const upstreamNames: readonly UpstreamName[] = [...new Set(routingTable.map(({ service }) => service))];

/** The row of the table for a request target (path with query), or undefined when the gateway answers itself. */
export function entryFor(target: string): RoutingEntry | undefined {
  for (const entry of routingTable) {
    const { prefix } = entry;
    if (!target.startsWith(prefix)) continue;
    const next = target.charCodeAt(prefix.length);
    if (Number.isNaN(next) || next === SLASH || next === QUESTION_MARK) return entry;
  }
  return undefined;
}

/** The service for a request target. */
export function serviceFor(target: string): UpstreamName | undefined {
  return entryFor(target)?.service;
}

const SLASH = 47;
const QUESTION_MARK = 63;

/** Headers by which one of our own services could be told who calls, and from where. A client never sets them. */
const identityHeaders: ReadonlySet<string> = new Set([
  ...['x-user-id', 'x-user-role', 'x-user-email', 'x-organization-id', 'x-api-key', 'x-desktop-client'],
  ...['x-service-token', 'x-deepiri-user', 'x-deepiri-deadline', 'x-deepiri-instance', 'x-request-id'],
  ...['forwarded', 'x-forwarded-user', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'x-forwarded-port'],
  ...['x-forwarded-prefix', 'x-forwarded-server', 'x-real-ip'],
]);

/** Whether a header is one of those. @param name in small letters */
export const isIdentityHeader = (name: string): boolean => identityHeaders.has(name);
