import { problem } from 'deepiri-contracts';
import { commonPasswords } from './common-passwords.ts';

/**
 * Refuses what is guessed first. Length is the contract's matter; no rules on kinds of characters, they make passwords
 * worse (NIST SP 800-63B §5.1.1.2).
 * @param pointer where the password stands in the body
 * @throws ProblemError invalid_body
 */
export function requireGoodPassword(password: string, person: { email: string; name: string }, pointer: string): void {
  const code = weakness(password, person);
  if (!code) return;
  const message = `The password ${reasons[code]}.`;
  throw problem('invalid_body', message, { errors: [{ pointer, message, code }] });
}

const reasons = {
  password_blank: 'must not be spaces only',
  password_repeated: 'must not be one character repeated',
  password_is_email: 'must be more than your e-mail address',
  password_is_name: 'must be more than your name',
  password_common: 'is one of the most common ones; choose another',
} as const;

function weakness(
  password: string,
  { email, name }: { email: string; name: string },
): keyof typeof reasons | undefined {
  const plain = fold(password);
  const mail = fold(email);
  const called = fold(name);
  if (plain === '') return 'password_blank';
  if (new Set(plain).size === 1) return 'password_repeated';
  if (isMadeOf(plain, [mail, mail.split('@')[0]!])) return 'password_is_email';
  if (isMadeOf(plain, [called, called.replaceAll(' ', ''), ...called.split(' ')])) return 'password_is_name';
  if (commonPasswords.has(plain)) return 'password_common';
  return undefined;
}

/** Whether it is one of these words, once or again and again, with nothing but signs and spaces between. */
function isMadeOf(plain: string, words: readonly string[]): boolean {
  return words.some((word) => HAS_LETTERS.test(word) && plain.includes(word) && isBare(plain.replaceAll(word, '')));
}

const HAS_LETTERS = /[\p{L}\p{N}]/u;
const isBare = (rest: string) => !/[^\s\p{P}\p{S}]/u.test(rest);

function fold(text: string): string {
  return text.trim().normalize('NFKC').toLowerCase();
}
