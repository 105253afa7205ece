import { internalUserRoutes } from 'deepiri-contracts';
import type { ReadEndings } from '../auth/ended.ts';
import type { ServiceTokens } from '../auth/service-token.ts';
import { createServiceClient } from './service-client.ts';
import type { Wire } from './wires.ts';

/** Requests may wait for it, so it is short; the next one asks again. */
const WITHIN_MS = 2_000;

/** Asks auth-service which sessions, tokens and users have ended. @param token shows which service asks */
export function endingsOf(wire: Wire, token: ServiceTokens): ReadEndings {
  const routes = { listEndings: internalUserRoutes.listEndings };
  const auth = createServiceClient(routes, { service: 'auth-service', wire, token, withinMs: WITHIN_MS });
  return (after) => auth.listEndings(after === undefined ? {} : { query: { after } });
}
