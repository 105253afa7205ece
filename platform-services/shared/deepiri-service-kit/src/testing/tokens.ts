import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { type Authenticator, createAuthenticator, TOKEN_AUDIENCE, TOKEN_ISSUER } from '../auth/authenticator.ts';
import { createServiceTokens } from '../auth/service-token.ts';
import type { Clock } from '../context.ts';

export type TokenOptions = {
  scopes?: readonly string[];
  role?: 'user' | 'admin';
  sessionId?: string;
  expiresInSeconds?: number;
};

export type TestTokens = {
  /** The public key, as auth-service publishes its own. */
  key: JWK;
  authenticator: Authenticator;
  tokenFor(userId: string, options?: TokenOptions): Promise<string>;
  /** What `service` shows to `audience`. */
  serviceToken(service: string, audience: string): Promise<string>;
};

/** An authenticator with keys of its own, and tokens that it accepts. */
export async function createTestTokens(clock: Clock): Promise<TestTokens> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const key = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'EdDSA', use: 'sig' };
  const secret = crypto.getRandomValues(new Uint8Array(32));
  return {
    key,
    authenticator: createAuthenticator({ jwks: async () => ({ keys: [key] }), serviceSecret: secret, clock }),
    tokenFor(userId, { scopes, role = 'user', sessionId = `ses_${userId.slice(4)}`, expiresInSeconds = 900 } = {}) {
      const now = Math.floor(clock.now().getTime() / 1000);
      return new SignJWT({ sid: sessionId, role, ...(scopes ? { scope: scopes.join(' ') } : {}) })
        .setProtectedHeader({ alg: 'EdDSA', kid: 'test' })
        .setIssuer(TOKEN_ISSUER)
        .setAudience(TOKEN_AUDIENCE)
        .setSubject(userId)
        .setIssuedAt(now)
        .setExpirationTime(now + expiresInSeconds)
        .sign(privateKey);
    },
    serviceToken: (service, audience) => createServiceTokens({ service, secret, clock })(audience) as Promise<string>,
  };
}
