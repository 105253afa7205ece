import type { AnswerOf, BodyOf, userRoutes } from 'deepiri-contracts';
import type { Caller, Context } from 'deepiri-service-kit';
import { createAccessToken, presentAccessToken } from '../domain/access-token.ts';
import { hashOf, newAccessSecret } from './make-secrets.ts';
import { requireSession } from './require-session.ts';
import type { Tools } from './tools.ts';

type Route = typeof userRoutes.createAccessToken;

/** The secret is in this answer and nowhere else. @throws ProblemError forbidden, unauthenticated, invalid_body */
export async function createOwnAccessToken(
  tools: Tools,
  body: BodyOf<Route>,
  caller: Caller,
  context: Context,
): Promise<AnswerOf<Route>> {
  const { user } = await requireSession(tools, caller, context.now);
  const secret = newAccessSecret();
  const hint = secret.slice(-4);
  const record = createAccessToken({ ...body, userId: user.id, secretHash: hashOf(secret), hint }, context);
  await tools.accessTokens.save(record);
  return { ...presentAccessToken(record), token: secret };
}
