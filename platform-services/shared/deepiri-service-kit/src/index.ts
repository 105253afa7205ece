export {
  type Authenticator,
  type Caller,
  createAuthenticator,
  SERVICE_TOKEN_TYPE,
  TOKEN_AUDIENCE,
  TOKEN_ISSUER,
} from './auth/authenticator.ts';
export { createServiceTokens } from './auth/service-token.ts';
export { choice, type Env, integer, list, type Setting, SettingError, settings, text } from './config.ts';
export {
  type Clock,
  type Context,
  type Decide,
  type Decision,
  freshContext,
  partOf,
  repeatableContext,
  systemClock,
} from './context.ts';
export { type Executed, execute, stamp } from './execute.ts';
export { type PartState, type Readiness, readiness, registerHealth } from './host/health.ts';
export { operatorRoutes } from './host/operator.ts';
export { dataSettingsTable, storeSettingsTable, storeUrls } from './host/resources.ts';
export { logLevels, runService, start } from './host/run-service.ts';
export { hostSettingsTable, type RunningService, type Shared, startService } from './host/start-service.ts';
export { BODY_LIMIT_BYTES, createApp } from './http/app.ts';
export { Answer, type Call, implement, type RouteImplementation } from './http/implement.ts';
export { problemBody } from './http/problems.ts';
export { createBodyCheck } from './http/validation.ts';
export { createUuids, derivedUuid } from './ids.ts';
export { createLogger } from './logging.ts';
export { measureGroups } from './observe/event-metrics.ts';
export { createHandlingWatch } from './observe/handling-watch.ts';
export { measureDependencies, registerMetrics } from './observe/metrics-page.ts';
export { openTracing } from './observe/open-tracing.ts';
export { createRegistry } from './observe/registry.ts';
export { createRequestWatch, type RequestWatch } from './observe/request-watch.ts';
export { createStoreWatch } from './observe/store-watch.ts';
export { idsOnly, inSpan, type Span, type Tracer, type Tracing } from './observe/tracing.ts';
export * from './service.ts';
