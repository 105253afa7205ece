import { createServer } from 'node:net';
import { type MutableToken, OAuth2Server } from 'oauth2-mock-server';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { useSite } from './site.ts';

const provider = new OAuth2Server();
let claims: Record<string, unknown> = {};
afterAll(() => provider.stop());

/** The provider has to know beforehand where the browser comes back to. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

const site = useSite(async () => {
  await provider.issuer.keys.generate('RS256');
  await provider.start(0, '127.0.0.1');
  provider.service.on('beforeTokenSigning', (token: MutableToken) => Object.assign(token.payload, claims));
  const port = await freePort();
  const oidc = {
    OIDC_PROVIDER: 'acme',
    OIDC_TITLE: 'Acme Works',
    OIDC_ISSUER: provider.issuer.url ?? '',
    OIDC_CLIENT_ID: 'deepiri',
    OIDC_CLIENT_SECRET: 'secret',
    PUBLIC_URL: `http://localhost:${port}`,
  };
  return { port, env: oidc };
});

const way = (page: Page) => page.getByRole('link', { name: 'Continue with Acme Works' });
const grace = { sub: 'grace', email: 'grace@example.org', email_verified: true, name: 'Grace Hopper' };

describe('signing in at a provider', () => {
  it('leads there and back to where one was going, with an account by its name and in this zone', async () => {
    claims = grace;
    const page = await site.visit({ at: '/board?period=month' });
    // Nobody has an account here yet.
    await page.getByRole('button', { name: 'Create account' }).waitFor();
    await way(page).click();
    await page.getByRole('heading', { level: 1, name: 'Leaderboard' }).waitFor();
    expect(page.url()).toBe(`${site.url}/board?period=month`);
    await page.getByRole('link', { name: /Grace Hopper/ }).waitFor();
    await page.goto(`${site.url}/settings/time`);
    await expect.poll(() => page.getByRole('combobox', { name: 'Time zone' }).inputValue()).toBe('Europe/Berlin');
  });

  it('says on the sign-in page why it did not work, and does not forget where one was going', async () => {
    const { email } = await site.person();
    claims = { ...grace, sub: 'other', email };
    const page = await site.visit({ at: '/board?period=month' });
    await way(page).click();
    await page.getByRole('alert').getByText('There is an account with that e-mail already.').waitFor();
    claims = grace;
    await way(page).click();
    await page.waitForURL(`${site.url}/board?period=month`);
  });

  it('is offered to who has no account yet', async () => {
    const page = await site.visit({ at: '/sign-up' });
    await way(page).waitFor();
  });
});
