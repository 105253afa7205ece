import { CallRefused } from 'deepiri-service-kit';
import { describe, expect, it } from 'vitest';
import { createTokenExchange } from './exchange-token.ts';

const TOKEN = `dpi_pat_${'a'.repeat(49)}`;
const refused = expect.objectContaining({ code: 'unauthenticated' });

function exchangeAgainst(answer: () => Promise<{ accessToken: string; expiresInSeconds: number }>) {
  let asked = 0;
  const exchangeAccessToken = () => {
    asked++;
    return answer();
  };
  return { ...createTokenExchange({ exchangeAccessToken }, () => 0), asked: () => asked };
}

describe('a personal access token', () => {
  it.each(['', 'short', 'x'.repeat(300), 'a'.repeat(48), `${'a'.repeat(48)}-`, `${'a'.repeat(49)}\n`])(
    'that cannot be one (%j) is refused without a question',
    async (rest) => {
      const tokens = exchangeAgainst(async () => ({ accessToken: 'jwt', expiresInSeconds: 300 }));
      await expect(tokens.exchange(`dpi_pat_${rest}`)).rejects.toEqual(refused);
      expect(tokens.asked()).toBe(0);
    },
  );

  it('that is good is asked for once', async () => {
    const tokens = exchangeAgainst(async () => ({ accessToken: 'jwt', expiresInSeconds: 300 }));
    expect([await tokens.exchange(TOKEN), await tokens.exchange(TOKEN), tokens.asked()]).toEqual(['jwt', 'jwt', 1]);
  });

  it.each([
    ['unauthenticated', 401],
    ['token_expired', 401],
  ])('that auth-service answers with %s is refused', async (code, status) => {
    const tokens = exchangeAgainst(async () => {
      throw new CallRefused('exchange', { status, code, detail: '' });
    });
    await expect(tokens.exchange(TOKEN)).rejects.toEqual(refused);
  });

  it('is not said to be wrong when the question was', async () => {
    const tokens = exchangeAgainst(async () => {
      throw new CallRefused('exchange', { status: 400, code: 'invalid_body', detail: '' });
    });
    await expect(tokens.exchange(TOKEN)).rejects.toBeInstanceOf(CallRefused);
  });
});
