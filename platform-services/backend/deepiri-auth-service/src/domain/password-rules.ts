import { problem } from 'deepiri-contracts';
import { commonPasswords } from './common-passwords.ts';

/**
 * Refuses what is guessed first. Length is the contract's matter; no rules on kinds of characters, they make passwords
 * worse (NIST SP 800-63B §5.1.1.2).
 * @param pointer where the password stands in the body
 * @throws ProblemError invalid_body
 */
export function requireGoodPassword(password: string, person: { email: string; name: string }, pointer: string): void {
  const reason = weakness(password, person);
  if (!reason) return;
  const message = `The password ${reason}.`;
  throw problem('invalid_body', message, { errors: [{ pointer, message }] });
}

function weakness(password: string, { email, name }: { email: string; name: string }): string | undefined {
  const plain = fold(password);
  const mail = fold(email);
  if (plain === mail || plain === mail.split('@')[0]) return 'must not be your e-mail address';
  if (plain === fold(name) || plain === fold(name).replaceAll(' ', '')) return 'must not be your name';
  if (new Set(plain).size === 1) return 'must not be one character repeated';
  if (commonPasswords.has(plain)) return 'is one of the most common ones; choose another';
  return undefined;
}

function fold(text: string): string {
  return text.trim().normalize('NFKC').toLowerCase();
}
