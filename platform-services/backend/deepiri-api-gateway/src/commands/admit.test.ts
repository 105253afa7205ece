import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { problem } from 'deepiri-contracts';
import { openCache } from 'deepiri-stores';
import { expect, it } from 'vitest';
import { createAdmission } from './admit.ts';

it('counts a request with a token that is not good as one without, so that guessing has a limit', async () => {
  const wide = { burst: 100, perSecond: 1 };
  const admit = createAdmission({
    authenticator: {
      verify: () => {
        throw problem('unauthenticated', 'The token is not valid.');
      },
      revoke: () => {},
    },
    exchange: { exchange: async () => '', forget: () => {} },
    cache: await openCache('memory:'),
    limits: { user: wide, credentials: wide, anonymous: { burst: 2, perSecond: 0.001 } },
  });
  const guess = () => {
    const request = new IncomingMessage(new Socket());
    request.url = '/api/tasks';
    request.headers.authorization = 'Bearer guessed';
    return admit(request, new ServerResponse(request), 'req_1');
  };
  await expect(guess()).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(guess()).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(guess()).rejects.toMatchObject({ code: 'rate_limited' });
});
