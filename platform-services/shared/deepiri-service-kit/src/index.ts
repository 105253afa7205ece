export type { Authenticator, Caller } from './auth/authenticator.ts';
export type { Env } from './config.ts';
export type { Clock, Context, Decide, Decision } from './context.ts';
export { Answer, type Call, implement, type RouteImplementation } from './http/implement.ts';
export * from './service.ts';
