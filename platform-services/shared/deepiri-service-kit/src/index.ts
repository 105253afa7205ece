export {
  type Authenticator,
  type Caller,
  createAuthenticator,
  SERVICE_TOKEN_TYPE,
  TOKEN_AUDIENCE,
  TOKEN_ISSUER,
} from './auth/authenticator.ts';
export { createServiceTokens, longEnough, type ServiceTokens } from './auth/service-token.ts';
export { endingsOf } from './calls/endings.ts';
export { CallFailed, CallRefused } from './calls/failure.ts';
export { keysOf } from './calls/keys.ts';
export { type CallInput, createServiceClient, type PassedOn, type ServiceClient } from './calls/service-client.ts';
export { networkWire, processWire, type Wire } from './calls/wires.ts';
export {
  address,
  addresses,
  choice,
  type Env,
  integer,
  list,
  type Setting,
  SettingError,
  settings,
  text,
} from './config.ts';
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
export { openSharedBus } from './host/open-shared-bus.ts';
export { operatorRoutes } from './host/operator.ts';
export { checkUrls, dataSettingsTable, storeSettingsTable, storeUrls } from './host/resources.ts';
export { type Ground, logLevels, portSettingsTable, type RunOptions, runProcess } from './host/run-process.ts';
export { runService } from './host/run-service.ts';
export { start } from './host/start.ts';
export {
  checkSettings,
  hostSettingsTable,
  type RunningService,
  type Shared,
  startService,
} from './host/start-service.ts';
export { type Arriving, waitFor } from './host/wait-for.ts';
export { openWaitingDoor } from './host/waiting-door.ts';
export { createApp } from './http/app.ts';
export { hostProblem } from './http/broken-requests.ts';
export { clientAddress } from './http/client-address.ts';
export { Answer, type Call, implement, type RouteImplementation } from './http/implement.ts';
export { lastCall } from './http/last-call.ts';
export { problemBody, tooLarge } from './http/problems.ts';
export { answerProblem, answerUpgrade } from './http/raw-answers.ts';
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
