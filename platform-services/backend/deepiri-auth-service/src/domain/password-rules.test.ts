import { describe, expect, it } from 'vitest';
import { commonPasswords } from './common-passwords.ts';
import { requireGoodPassword } from './password-rules.ts';

const ada = { email: 'ada.lovelace@example.org', name: 'Ada Lovelace' };

describe('a password', () => {
  it.each([
    ['password1', 'most common'],
    ['PassWord123', 'most common'],
    ['ａｂｃ１２３４５', 'most common'],
    ['Ada.Lovelace@example.org', 'e-mail'],
    ['ada.lovelace', 'e-mail'],
    ['ada lovelace', 'name'],
    ['AdaLovelace', 'name'],
    ['AdaAdaAda', 'name'],
    ['lovelace-lovelace!', 'name'],
    ['Ada Lovelace, Ada Lovelace', 'name'],
    ['ada.lovelace@example.org ada.lovelace@example.org', 'e-mail'],
    ['xxxxxxxxxxxx', 'repeated'],
    ['😀😀😀😀😀😀😀😀', 'repeated'],
    ['          ', 'spaces'],
    ['\u3000\u2003 \t\u00a0\u3000\u3000\u3000', 'spaces'],
  ])('%s is refused with a pointer', (password, reason) => {
    expect(() => requireGoodPassword(password, ada, '/password')).toThrow(
      expect.objectContaining({
        code: 'invalid_body',
        details: expect.objectContaining({
          errors: [{ pointer: '/password', message: expect.stringContaining(reason) }],
        }),
      }),
    );
  });

  it.each(['correct horse battery staple', 'hunter2hunter3', 'ünïcödé-und-läng', 'ada likes horses', '>.<!?;-)(('])(
    '%s is taken',
    (password) => {
      expect(() => requireGoodPassword(password, ada, '/password')).not.toThrow();
    },
  );

  it('list holds only what could be chosen at all: lower case, eight characters or more', () => {
    expect(commonPasswords.size).toBeGreaterThan(300);
    expect([...commonPasswords].filter((word) => word.length < 8 || word !== word.toLowerCase())).toEqual([]);
  });
});
