import type { Session } from 'deepiri-sdk';
import type { TFunction } from 'i18next';

/** What somebody is signed in with, as far as it is known: `Firefox on Linux`. */
export function deviceText({ program, system }: Pick<Session, 'program' | 'system'>, t: TFunction): string {
  if (program && system) return t('sessions.device', { program, system });
  return program ?? system ?? t('sessions.unknown');
}
