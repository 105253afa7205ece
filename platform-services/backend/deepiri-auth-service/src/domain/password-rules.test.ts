import { describe, expect, it } from 'vitest';
import { commonPasswords } from './common-passwords.ts';
import { requireGoodPassword } from './password-rules.ts';

const ada = { email: 'ada.lovelace@example.org', name: 'Ada Lovelace' };

describe('a password', () => {
  it.each([
    ['password1', 'password_common'],
    ['PassWord123', 'password_common'],
    ['ａｂｃ１２３４５', 'password_common'],
    ['Ada.Lovelace@example.org', 'password_is_email'],
    ['ada.lovelace', 'password_is_email'],
    ['ada lovelace', 'password_is_name'],
    ['AdaLovelace', 'password_is_name'],
    ['AdaAdaAda', 'password_is_name'],
    ['lovelace-lovelace!', 'password_is_name'],
    ['Ada Lovelace, Ada Lovelace', 'password_is_name'],
    ['ada.lovelace@example.org ada.lovelace@example.org', 'password_is_email'],
    ['xxxxxxxxxxxx', 'password_repeated'],
    ['😀😀😀😀😀😀😀😀', 'password_repeated'],
    ['          ', 'password_blank'],
    ['\u3000\u2003 \t\u00a0\u3000\u3000\u3000', 'password_blank'],
  ])('%s is refused with a pointer', (password, code) => {
    expect(() => requireGoodPassword(password, ada, '/password')).toThrow(
      expect.objectContaining({
        code: 'invalid_body',
        details: expect.objectContaining({
          errors: [{ pointer: '/password', message: expect.stringContaining('password'), code }],
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
