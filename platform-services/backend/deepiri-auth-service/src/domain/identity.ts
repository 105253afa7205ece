import { NAME_PATTERN, problem } from 'deepiri-contracts';

const NAME = new RegExp(NAME_PATTERN, 'u');

/** What a provider says about who has signed in there. */
export type ProviderClaims = { issuer: string; subject: string; email: unknown; emailVerified: unknown; name: unknown };

/** Who somebody is at a provider; a subject means nothing without its issuer. */
export function identityKey({ issuer, subject }: Pick<ProviderClaims, 'issuer' | 'subject'>): string {
  return `${issuer} ${subject}`;
}

/**
 * The account that the claims ask for.
 * @throws ProblemError forbidden without an e-mail that the provider has verified
 */
export function accountOf({ email, emailVerified, name }: ProviderClaims): { email: string; name: string } {
  if (typeof email !== 'string' || emailVerified !== true || email.length > 254 || !/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw problem('forbidden', 'The provider has not verified your e-mail address.');
  }
  const given = typeof name === 'string' ? name.trim().slice(0, 100) : '';
  return { email, name: NAME.test(given) ? given : email.split('@')[0]!.slice(0, 100) };
}
