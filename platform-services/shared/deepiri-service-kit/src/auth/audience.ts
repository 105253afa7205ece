import { problem } from 'deepiri-contracts';
import type { Authenticator, Caller } from './authenticator.ts';

/**
 * The authenticator as one service asks it: a service token that is meant for another service is refused, so nobody can
 * show on what was shown to it. Services of one process share what was verified.
 * @param service its name, as callers put it into `aud` (RFC 7519 §4.1.3)
 */
export function authenticatorAt(service: string, shared: Authenticator): Authenticator {
  const judge = (caller: Caller): Caller => {
    if (caller.kind === 'service' && caller.audience !== service)
      throw problem('unauthenticated', 'The token is not meant for this service.');
    return caller;
  };
  return {
    verify(token) {
      const caller = shared.verify(token);
      return caller instanceof Promise ? caller.then(judge) : judge(caller);
    },
    revoke: shared.revoke,
    learn: shared.learn,
  };
}
