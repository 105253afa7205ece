import type { EventLog } from 'deepiri-stores';
import type { AuthConfig } from '../config.ts';
import type { Collections } from '../store/collections.ts';
import type { KeyRing } from '../store/key-ring.ts';
import type { Passwords } from './hash-passwords.ts';
import type { Limits } from './limit-attempts.ts';

/** What commands work with. */
export type Tools = Collections & {
  log: EventLog;
  ring: KeyRing;
  passwords: Passwords;
  limits: Limits;
  config: Pick<AuthConfig, 'admins' | 'accessTokenSeconds'>;
};
