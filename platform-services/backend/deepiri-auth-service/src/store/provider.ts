import { problem } from 'deepiri-contracts';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Logger } from 'pino';
import type { ProviderConfig } from '../config.ts';
import type { ProviderClaims } from '../domain/identity.ts';

/** What must come back unchanged with the browser. */
export type Flow = { state: string; nonce: string; verifier: string };

/** An OpenID Connect provider: authorization code flow with PKCE, state and nonce. */
export type Provider = {
  readonly name: string;
  /** What people know it by. */
  readonly title: string;
  /** @param log of the request @throws ProblemError unavailable */
  begin(log: Logger): Promise<{ flow: Flow; url: string }>;
  /** @param query of the callback @throws ProblemError invalid_credentials when the provider or the answer says no, unavailable */
  finish(flow: Flow, query: Record<string, string>, log: Logger): Promise<ProviderClaims>;
};

export function createProvider(config: ProviderConfig): Provider {
  const callback = new URL(`/api/users/oauth/${config.name}/callback`, config.publicUrl);
  let found: Promise<Configuration> | undefined;

  async function settled(log: Logger): Promise<Configuration> {
    // An address without TLS is the choice of who runs the platform, for a provider on the same machine.
    const execute = config.issuer.protocol === 'http:' ? [allowInsecureRequests] : [];
    found ??= discovery(config.issuer, config.clientId, config.clientSecret, undefined, { execute, timeout: 5 });
    try {
      return await found;
    } catch (error) {
      found = undefined;
      log.error({ err: error }, 'the provider for signing in does not answer');
      throw problem('unavailable', 'Signing in there is not possible right now.');
    }
  }

  return {
    name: config.name,
    title: config.title,
    async begin(log) {
      const provider = await settled(log);
      const flow = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(provider, {
        redirect_uri: callback.href,
        scope: 'openid email profile',
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: await calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
      });
      return { flow, url: url.href };
    },
    async finish({ state, nonce, verifier }, query, log) {
      const provider = await settled(log);
      const answer = new URL(callback);
      answer.search = new URLSearchParams(query).toString();
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const tokens = await authorizationCodeGrant(provider, answer, checks).catch((error) => {
        log.warn({ err: error }, 'signing in at the provider failed');
        throw problem('invalid_credentials', 'Signing in there did not work. Try again.');
      });
      const claims = tokens.claims()!;
      return {
        issuer: claims.iss,
        subject: claims.sub,
        email: claims['email'],
        emailVerified: claims['email_verified'],
        name: claims['name'],
      };
    },
  };
}
