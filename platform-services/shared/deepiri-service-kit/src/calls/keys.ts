import { userRoutes } from 'deepiri-contracts';
import type { JSONWebKeySet } from 'jose';
import { createServiceClient } from './service-client.ts';
import type { Wire } from './wires.ts';

/** Fetches the public keys of auth-service, which access tokens are verified with. */
export function keysOf(wire: Wire): () => Promise<JSONWebKeySet> {
  // Everybody may have them, so nobody needs to say who asks.
  const auth = createServiceClient({ getJwks: userRoutes.getJwks }, { service: 'auth-service', wire, token: () => '' });
  return async () => (await auth.getJwks({})) as JSONWebKeySet;
}
