import { internalUserRoutes, problem, userRoutes } from 'deepiri-contracts';
import { Answer, implement, type RouteImplementation } from 'deepiri-service-kit';
import { createOwnAccessToken } from '../commands/create-access-token.ts';
import { endAccessToken, endSession } from '../commands/end-sessions.ts';
import { exchangeAccessToken } from '../commands/exchange-access-token.ts';
import { requireSession, requireUser } from '../commands/require-session.ts';
import type { Tools } from '../commands/tools.ts';
import { presentAccessToken } from '../domain/access-token.ts';
import { presentSession } from '../domain/session.ts';
import { endingsAfter } from '../store/endings.ts';

const newestFirst = { field: 'createdAt', direction: 'desc' } as const;

/** Sessions, personal access tokens, and the keys that both are signed with. */
export function accessRoutes(tools: Tools): RouteImplementation[] {
  const { sessions, accessTokens, ring } = tools;
  return [
    implement(userRoutes.listSessions, async ({ caller, query, context }) => {
      const { id: userId } = await requireUser(tools, caller);
      const page = await sessions.find({ where: { userId }, order: newestFirst, ...paging(query) });
      const alive = page.items.filter(({ expiresAt }) => expiresAt > context.now.toISOString());
      return {
        items: alive.map((session) => presentSession(session, caller.sessionId)),
        nextCursor: page.next ?? null,
      };
    }),
    implement(userRoutes.endSession, async ({ caller, params, context }) => {
      const { user } = await requireSession(tools, caller, context.now);
      const session = await sessions.get(params.id);
      if (session?.userId !== user.id) throw problem('not_found', 'There is no such session.');
      await endSession(tools, session.id, context);
      return undefined;
    }),
    implement(userRoutes.listAccessTokens, async ({ caller, query }) => {
      const { id: userId } = await requireUser(tools, caller);
      const page = await accessTokens.find({ where: { userId }, order: newestFirst, ...paging(query) });
      return { items: page.items.map(presentAccessToken), nextCursor: page.next ?? null };
    }),
    implement(userRoutes.createAccessToken, async ({ caller, body, context }) => {
      const created = await createOwnAccessToken(tools, body, caller, context);
      return new Answer(created, { location: `/api/users/me/tokens/${created.id}` });
    }),
    implement(userRoutes.deleteAccessToken, async ({ caller, params, context }) => {
      const { user } = await requireSession(tools, caller, context.now);
      const token = await accessTokens.get(params.id);
      if (token?.userId !== user.id) throw problem('not_found', 'There is no such token.');
      await endAccessToken(tools, token.id, context);
      return undefined;
    }),
    implement(internalUserRoutes.exchangeAccessToken, ({ body, context }) =>
      exchangeAccessToken(tools, body.token, context.now),
    ),
    implement(internalUserRoutes.listEndings, ({ query, context }) =>
      endingsAfter(tools.log, query.after, context.now),
    ),
    implement(
      userRoutes.getJwks,
      async ({ context }) =>
        new Answer({ keys: ring.published(context.now) }, { 'cache-control': 'public, max-age=300' }),
    ),
  ];
}

function paging({ limit = 50, cursor }: { limit?: number | undefined; cursor?: string | undefined }) {
  return { limit, ...(cursor ? { after: cursor } : {}) };
}
