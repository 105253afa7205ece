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
export { CLIENT_ADDRESS_HEADER, clientAddress } from './http/client-address.ts';
export { Answer, type Call, implement, type RouteImplementation } from './http/implement.ts';
export { lastCall } from './http/last-call.ts';
export { problemBody } from './http/problems.ts';
export { answerProblem, answerUpgrade } from './http/raw-answers.ts';
export { createBodyCheck } from './http/validation.ts';
export { createUuids, derivedUuid } from './ids.ts';
export { createLogger } from './logging.ts';
export { createRegistry } from './metrics.ts';
export * from './service.ts';
