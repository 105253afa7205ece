import { type Static, Type } from 'typebox';
import { defineRoutes } from '../route.ts';
import { ClockTime, Instant, idOf, nullable, oneOf, pageOf, pageQuery, record, TimeZone } from '../schema.ts';

export const UserId = idOf('usr');
// Each part ends where the next begins, so that a long text without an end is looked at once and not once per dot.
const Email = Type.String({ minLength: 3, maxLength: 254, pattern: '^[^\\s@]+@[^\\s@.]+(?:\\.[^\\s@.]+)+$' });
const Password = Type.String({ minLength: 8, maxLength: 200 });
// Letters and signs that leave no trace: fillers of Hangul, the empty pattern of Braille, the empty head of a note.
const UNSEEN = '\\u115F\\u1160\\u2800\\u3164\\uFFA0\\u{1D159}';
/** Something to see, no control characters, and nothing that turns the direction of the text around it. */
export const NAME_PATTERN = `^(?=.*(?![${UNSEEN}])[\\p{L}\\p{N}\\p{P}\\p{S}])[^\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]*$`;
const Name = Type.String({ minLength: 1, maxLength: 100, pattern: NAME_PATTERN });

/** The address of something that a page may show. */
export const HTTPS_PATTERN = '^https://';

export const User = record('User', {
  id: UserId,
  email: Email,
  name: Name,
  avatarUrl: nullable(Type.String({ format: 'uri', maxLength: 2000, pattern: '^https?://' })),
  bio: Type.String({ maxLength: 1000 }),
  timeZone: TimeZone,
  dayStartsAt: ClockTime,
  role: oneOf(['user', 'admin']),
  createdAt: Instant,
  version: Type.Integer({ minimum: 1 }),
});
export type User = Static<typeof User>;

export const PublicProfile = record('PublicProfile', {
  id: UserId,
  name: User.properties.name,
  avatarUrl: User.properties.avatarUrl,
  bio: User.properties.bio,
  level: Type.Integer({ minimum: 1 }),
});
export type PublicProfile = Static<typeof PublicProfile>;

export const SignedIn = record('SignedIn', {
  user: User,
  accessToken: Type.String(),
  refreshToken: Type.String(),
  expiresInSeconds: Type.Integer(),
});
export type SignedIn = Static<typeof SignedIn>;

export const Session = record('Session', {
  id: idOf('ses'),
  device: Type.String({ description: 'Browser and system, as far as the client tells' }),
  program: nullable(Type.String()),
  system: nullable(Type.String()),
  ip: Type.String(),
  createdAt: Instant,
  lastUsedAt: Instant,
  current: Type.Boolean(),
});
export type Session = Static<typeof Session>;

/** Another place to sign in at: its name in paths, and what people know it by. */
export const SignInProvider = record('SignInProvider', { name: Type.String(), title: Type.String() });
export type SignInProvider = Static<typeof SignInProvider>;

export const tokenScopes = [
  'users:read',
  'users:write',
  'tasks:read',
  'tasks:write',
  'gamification:read',
  'notifications:read',
  'notifications:write',
] as const;
export type TokenScope = (typeof tokenScopes)[number];

export const AccessToken = record('AccessToken', {
  id: idOf('pat'),
  name: Name,
  scopes: Type.Array(oneOf(tokenScopes)),
  hint: Type.String({ description: 'The last characters of the token, to tell tokens apart' }),
  createdAt: Instant,
  expiresAt: nullable(Instant),
  lastUsedAt: nullable(Instant),
});
export type AccessToken = Static<typeof AccessToken>;

const changeable = {
  name: User.properties.name,
  // A page that is https shows no other; those of before stay in answers.
  avatarUrl: nullable(Type.String({ format: 'uri', maxLength: 2000, pattern: HTTPS_PATTERN })),
  bio: User.properties.bio,
  timeZone: User.properties.timeZone,
  dayStartsAt: User.properties.dayStartsAt,
};
export const UserPatch = Type.Partial(record('UserPatch', changeable), {
  title: 'UserPatch',
  additionalProperties: false,
  minProperties: 1,
});

const keyText = Type.String();
/** An Ed25519 public key as a JWK (RFC 8037). */
export const PublicKey = record('PublicKey', {
  kty: keyText,
  crv: keyText,
  x: keyText,
  kid: keyText,
  alg: keyText,
  use: keyText,
});
export type PublicKey = Static<typeof PublicKey>;

const tag = 'users' as const;
const idParam = (prefix: string) => Type.Object({ id: idOf(prefix) });

export const userRoutes = defineRoutes({
  registerUser: {
    tag,
    method: 'POST',
    path: '/api/users/register',
    access: 'public',
    secret: true,
    summary: 'Create an account and sign in',
    body: record('Registration', { email: Email, password: Password, name: Name, timeZone: Type.Optional(TimeZone) }),
    success: { status: 201, body: SignedIn },
    problems: ['email_taken', 'invalid_time_zone'],
  },
  loginUser: {
    tag,
    method: 'POST',
    path: '/api/users/login',
    access: 'public',
    secret: true,
    summary: 'Sign in with e-mail and password',
    body: record('Credentials', { email: Type.String({ maxLength: 254 }), password: Type.String({ maxLength: 200 }) }),
    success: { status: 200, body: SignedIn },
    problems: ['invalid_credentials'],
  },
  refreshSession: {
    tag,
    method: 'POST',
    path: '/api/users/refresh',
    access: 'public',
    secret: true,
    summary: 'Exchange the refresh token (body or cookie) for a new pair',
    body: record('Refresh', { refreshToken: Type.Optional(Type.String({ maxLength: 500 })) }),
    bodyOptional: true,
    success: { status: 200, body: SignedIn },
    problems: ['invalid_refresh_token', 'refresh_reused'],
  },
  logoutUser: {
    tag,
    method: 'POST',
    path: '/api/users/logout',
    access: 'user',
    summary: 'End this session; its sockets close',
    success: { status: 204, body: null },
    problems: ['forbidden'],
  },
  getMe: {
    tag,
    method: 'GET',
    path: '/api/users/me',
    access: 'user',
    versioned: true,
    summary: 'The signed-in user',
    success: { status: 200, body: User },
  },
  updateMe: {
    tag,
    method: 'PATCH',
    path: '/api/users/me',
    access: 'user',
    versioned: true,
    summary: 'Change profile, time zone or day start (JSON Merge Patch)',
    body: UserPatch,
    success: { status: 200, body: User },
    problems: ['invalid_time_zone'],
  },
  deleteMe: {
    tag,
    method: 'DELETE',
    path: '/api/users/me',
    access: 'user',
    versioned: true,
    summary: 'Delete the account and end all its sessions',
    success: { status: 204, body: null },
    problems: ['forbidden'],
  },
  changePassword: {
    tag,
    method: 'POST',
    path: '/api/users/me/password',
    access: 'user',
    summary: 'Change the password; all other sessions end',
    body: record('PasswordChange', { currentPassword: Type.String({ maxLength: 200 }), newPassword: Password }),
    success: { status: 204, body: null },
    problems: ['invalid_credentials', 'forbidden'],
  },
  listSessions: {
    tag,
    method: 'GET',
    path: '/api/users/me/sessions',
    access: 'user',
    summary: 'Devices that are signed in',
    query: Type.Object(pageQuery, { additionalProperties: false }),
    success: { status: 200, body: pageOf('SessionPage', Session) },
  },
  endSession: {
    tag,
    method: 'DELETE',
    path: '/api/users/me/sessions/{id}',
    access: 'user',
    summary: 'Sign a device out',
    params: idParam('ses'),
    success: { status: 204, body: null },
    problems: ['forbidden'],
  },
  listAccessTokens: {
    tag,
    method: 'GET',
    path: '/api/users/me/tokens',
    access: 'user',
    summary: 'Personal access tokens',
    query: Type.Object(pageQuery, { additionalProperties: false }),
    success: { status: 200, body: pageOf('AccessTokenPage', AccessToken) },
  },
  createAccessToken: {
    tag,
    method: 'POST',
    path: '/api/users/me/tokens',
    access: 'user',
    secret: true,
    summary: 'Create a personal access token; the secret is shown this once',
    body: record('NewAccessToken', {
      name: Name,
      scopes: Type.Array(oneOf(tokenScopes), { minItems: 1, maxItems: tokenScopes.length, uniqueItems: true }),
      expiresAt: Type.Optional(nullable(Instant)),
    }),
    success: { status: 201, body: record('CreatedAccessToken', { ...AccessToken.properties, token: Type.String() }) },
    problems: ['forbidden'],
  },
  deleteAccessToken: {
    tag,
    method: 'DELETE',
    path: '/api/users/me/tokens/{id}',
    access: 'user',
    summary: 'Revoke a personal access token',
    params: idParam('pat'),
    success: { status: 204, body: null },
    problems: ['forbidden'],
  },
  getUser: {
    tag,
    method: 'GET',
    path: '/api/users/{id}',
    access: 'user',
    summary: 'The public profile of a user',
    params: idParam('usr'),
    success: { status: 200, body: PublicProfile },
  },
  listUsers: {
    tag,
    method: 'GET',
    path: '/api/users',
    access: 'user',
    summary: 'Directory, for services and admins',
    query: Type.Object(
      {
        ...pageQuery,
        ids: Type.Optional(Type.String({ maxLength: 10_000, description: 'Comma-separated user ids, at most 100' })),
      },
      { additionalProperties: false },
    ),
    success: { status: 200, body: pageOf('PublicProfilePage', PublicProfile) },
    problems: ['forbidden', 'invalid_cursor'],
  },
  listProviders: {
    tag,
    method: 'GET',
    path: '/api/users/oauth',
    access: 'public',
    summary: 'Where else people may sign in; a browser goes to /api/users/oauth/{name}/start',
    success: {
      status: 200,
      body: record('SignInProviders', {
        items: Type.Array(SignInProvider),
        isNew: Type.Boolean({
          description: 'Whether nobody has an account yet, so that a visitor has to sign up first',
        }),
      }),
    },
  },
  getJwks: {
    tag,
    method: 'GET',
    path: '/.well-known/jwks.json',
    access: 'public',
    summary: 'The public keys that access tokens are signed with (RFC 7517)',
    success: { status: 200, body: record('Jwks', { keys: Type.Array(PublicKey) }) },
  },
});

const provider = Type.Object({ provider: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }) });

/** Stations of a browser on its way through another provider's sign-in. They answer redirects, so no client calls them. */
export const signInPages = defineRoutes({
  startProviderSignIn: {
    tag,
    method: 'GET',
    path: '/api/users/oauth/{provider}/start',
    access: 'public',
    summary: 'Go to the provider to sign in there',
    params: provider,
    query: Type.Object(
      {
        returnTo: Type.Optional(
          Type.String({
            maxLength: 500,
            pattern: '^/(?:[\\w.~%-][\\w.~%/?&=-]*)?$',
            description: 'Path in the web app',
          }),
        ),
        timeZone: Type.Optional({ ...TimeZone, description: 'Of an account that is made on the way' }),
      },
      { additionalProperties: false },
    ),
    success: { status: 302, body: null },
  },
  finishProviderSignIn: {
    tag,
    method: 'GET',
    path: '/api/users/oauth/{provider}/callback',
    access: 'public',
    summary: 'Come back from the provider, signed in',
    params: provider,
    query: Type.Object({}, { additionalProperties: Type.String({ maxLength: 4096 }) }),
    success: { status: 302, body: null },
  },
});

/** Between services only; never routed by the gateway. */
export const internalUserRoutes = defineRoutes({
  exchangeAccessToken: {
    tag,
    method: 'POST',
    path: '/internal/tokens/exchange',
    access: 'service',
    secret: true,
    summary: 'Turn a personal access token into a short access JWT',
    body: record('TokenExchange', { token: Type.String({ maxLength: 200 }) }),
    success: {
      status: 200,
      body: record('ExchangedToken', { accessToken: Type.String(), expiresInSeconds: Type.Integer() }),
    },
  },
  listEndings: {
    tag,
    method: 'GET',
    path: '/internal/endings',
    access: 'service',
    summary:
      'Sessions, tokens and users that ended after a position, or as long ago as a token may still say otherwise',
    query: Type.Object({ after: Type.Optional(Type.Integer({ minimum: 0 })) }),
    success: {
      status: 200,
      body: record('Endings', {
        items: Type.Array(Type.String(), { description: 'Ids: `ses_…`, `pat_…` or `usr_…`' }),
        position: Type.Integer(),
        more: Type.Boolean({ description: 'Whether to ask again at once' }),
      }),
    },
  },
});
