import { availableParallelism } from 'node:os';
import { choice, type Env, integer, list, SettingError, settings, text } from 'deepiri-service-kit';
import type { PrivateJwk } from './domain/signing-key.ts';
import { emailKey } from './domain/user.ts';

/** Every setting of the service. The README shows the same table; a test compares them. */
export const settingsTable = {
  ACCESS_TOKEN_MINUTES: integer('How long an access token lives', 15, { min: 1, max: 15 }),
  ADMIN_EMAILS: list('Accounts that are administrators, separated by commas'),
  AUTH_SIGNING_KEY: text(
    'Ed25519 private key as a JWK, or a JWKS of which the first signs; empty: made and rotated by the service',
    '',
  ),
  SIGNING_KEY_DAYS: integer('Days after which the service makes a new signing key', 90, { min: 1, max: 3650 }),
  COOKIE_SECURE: choice(
    '`on`: the refresh cookie is always Secure; `auto`: when the request came by https',
    ['auto', 'on'],
    'auto',
  ),
  WEB_ORIGINS: list('Further origins whose pages may refresh by cookie, separated by commas'),
  PASSWORD_HASHES_AT_ONCE: integer(
    'How many passwords are hashed at the same time (19 MiB and a core each)',
    defaultHashes(),
    { min: 1, max: 64 },
  ),
  PUBLIC_URL: text('Where browsers reach the platform; the provider sends them back there', 'http://localhost:5100'),
  OIDC_PROVIDER: text('Name of the OpenID Connect provider in paths', 'oidc'),
  OIDC_TITLE: text('What people know the provider by; empty: its name in paths', ''),
  OIDC_ISSUER: text('Issuer of the provider; empty: nobody signs in elsewhere', ''),
  OIDC_CLIENT_ID: text('What the provider knows this platform as', ''),
  OIDC_CLIENT_SECRET: text('Secret that the provider has given to this platform', ''),
  RATE_LIMIT: choice('`off` lifts all limits on signing in (load tests)', ['on', 'off'], 'on'),
};

export type AuthConfig = {
  accessTokenSeconds: number;
  admins: ReadonlySet<string>;
  /** Given keys; the first signs. Empty: the service keeps its own. */
  signingKeys: readonly PrivateJwk[];
  signingKeyDays: number;
  cookieAlwaysSecure: boolean;
  webOrigins: readonly string[];
  hashesAtOnce: number;
  limited: boolean;
  /** Where people may sign in instead of here. */
  provider: ProviderConfig | undefined;
};

export type ProviderConfig = {
  name: string;
  title: string;
  issuer: URL;
  clientId: string;
  clientSecret: string;
  publicUrl: URL;
};

/** @throws SettingError */
export function readConfig(env: Env): AuthConfig {
  const values = settings(env, settingsTable);
  return {
    accessTokenSeconds: values.ACCESS_TOKEN_MINUTES * 60,
    admins: new Set(values.ADMIN_EMAILS.map(emailKey)),
    signingKeys: parseKeys(values.AUTH_SIGNING_KEY),
    signingKeyDays: values.SIGNING_KEY_DAYS,
    cookieAlwaysSecure: values.COOKIE_SECURE === 'on',
    webOrigins: values.WEB_ORIGINS,
    hashesAtOnce: values.PASSWORD_HASHES_AT_ONCE,
    limited: values.RATE_LIMIT === 'on',
    provider: readProvider(values),
  };
}

type ProviderSettings = Record<
  'PUBLIC_URL' | 'OIDC_PROVIDER' | 'OIDC_TITLE' | 'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET',
  string
>;

function readProvider(values: ProviderSettings): ProviderConfig | undefined {
  if (values.OIDC_ISSUER === '') return undefined;
  for (const name of ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const) {
    if (values[name] === '') throw new SettingError(`${name} must be set when OIDC_ISSUER is`);
  }
  return {
    name: values.OIDC_PROVIDER,
    title: values.OIDC_TITLE || values.OIDC_PROVIDER,
    issuer: address('OIDC_ISSUER', values.OIDC_ISSUER),
    clientId: values.OIDC_CLIENT_ID,
    clientSecret: values.OIDC_CLIENT_SECRET,
    publicUrl: address('PUBLIC_URL', values.PUBLIC_URL),
  };
}

function address(name: string, value: string): URL {
  const url = URL.parse(value);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    throw new SettingError(`${name} must be an http(s) address`);
  return url;
}

// The request loop needs a core too.
function defaultHashes(): number {
  return Math.min(4, Math.max(1, availableParallelism() - 1));
}

// Not a reader of the table: its errors show the value, and this one is a secret.
function parseKeys(value: string): PrivateJwk[] {
  if (value === '') return [];
  const wrong = new SettingError(
    'AUTH_SIGNING_KEY must be an Ed25519 private JWK (kty OKP, crv Ed25519, x, d), or a JWKS of such keys',
  );
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch {
    throw wrong;
  }
  const keys = (parsed as { keys?: unknown } | null)?.keys ?? [parsed];
  if (!Array.isArray(keys) || keys.length === 0 || !keys.every(isPrivateKey)) throw wrong;
  return keys.map(({ kty, crv, x, d }) => ({ kty, crv, x, d }));
}

function isPrivateKey(value: unknown): value is PrivateJwk {
  const key = value as Partial<Record<string, unknown>> | null;
  return (
    key?.['kty'] === 'OKP' && key['crv'] === 'Ed25519' && typeof key['x'] === 'string' && typeof key['d'] === 'string'
  );
}
