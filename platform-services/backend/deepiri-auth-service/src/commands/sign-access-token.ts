import { randomUUID } from 'node:crypto';
import { TOKEN_AUDIENCE, TOKEN_ISSUER } from 'deepiri-service-kit';
import { SignJWT } from 'jose';
import { type KeyRing, SIGNING_ALGORITHM } from '../store/key-ring.ts';

type Claims = {
  userId: string;
  /** Session or personal access token that stands behind it. */
  sessionId: string;
  role: 'user' | 'admin';
  scopes?: readonly string[];
  lifetimeSeconds: number;
};

/** A JWT access token (RFC 9068 in form). */
export async function signAccessToken(ring: KeyRing, claims: Claims, now: Date): Promise<string> {
  const { kid, key } = await ring.signing(now);
  const issuedAt = Math.floor(now.getTime() / 1000);
  const { sessionId: sid, role, scopes } = claims;
  return new SignJWT({ sid, role, ...(scopes ? { scope: scopes.join(' ') } : {}) })
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, typ: 'at+jwt', kid })
    .setIssuer(TOKEN_ISSUER)
    .setAudience(TOKEN_AUDIENCE)
    .setSubject(claims.userId)
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + claims.lifetimeSeconds)
    .sign(key);
}
