import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readConfig, settingsTable } from './config.ts';

const key = { kty: 'OKP', crv: 'Ed25519', x: 'public', d: 'private' };

describe('settings', () => {
  it('stand in the README, all of them and no others', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const rows = readme
      .split('## Settings')[1]!
      .split('\n## ')[0]!
      .matchAll(/^\| `([A-Z_]+)` *\|/gm);
    expect([...rows].map(([, name]) => name).toSorted()).toEqual(Object.keys(settingsTable).toSorted());
  });

  it('may be left out', () => {
    expect(readConfig({})).toMatchObject({ accessTokenSeconds: 900, limited: true, signingKeys: [] });
  });

  it('refuse an access token that lives longer than 15 minutes', () => {
    expect(() => readConfig({ ACCESS_TOKEN_MINUTES: '16' })).toThrow('ACCESS_TOKEN_MINUTES');
  });

  it('take a key or a set of keys', () => {
    expect(readConfig({ AUTH_SIGNING_KEY: JSON.stringify(key) }).signingKeys).toEqual([key]);
    expect(readConfig({ AUTH_SIGNING_KEY: JSON.stringify({ keys: [key, key] }) }).signingKeys).toHaveLength(2);
  });

  it('never show the signing key in an error', () => {
    const wrong = JSON.stringify({ ...key, d: 'very-secret', crv: 'P-256' });
    expect(() => readConfig({ AUTH_SIGNING_KEY: wrong })).toThrow(
      expect.objectContaining({ name: 'SettingError', message: expect.not.stringContaining('very-secret') }),
    );
    expect(() => readConfig({ AUTH_SIGNING_KEY: 'not json very-secret' })).toThrow(
      /^(?!.*very-secret).*AUTH_SIGNING_KEY/,
    );
  });

  it('of a provider come together or not at all', () => {
    expect(readConfig({}).provider).toBeUndefined();
    expect(() => readConfig({ OIDC_ISSUER: 'https://id.example.org' })).toThrow('OIDC_CLIENT_ID');
    const whole = { OIDC_ISSUER: 'ftp://id.example.org', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' };
    expect(() => readConfig(whole)).toThrow('OIDC_ISSUER');
  });

  it('compare the e-mails of administrators without case', () => {
    expect(readConfig({ ADMIN_EMAILS: 'Root@Example.org, b@c.de' }).admins).toEqual(
      new Set(['root@example.org', 'b@c.de']),
    );
  });
});
