import type { TFunction } from 'i18next';
import { fieldProblems, problemCode } from '../data/client.ts';

/** What a code of the platform means, as a sentence. */
export const codeText = (code: string, t: TFunction): string => t([`refusal.${code}`, 'refusal.internal']);

/** Why the platform refused, as a sentence: what is wrong with a field where that is known. */
export function refusalText(error: unknown, t: TFunction): string {
  const [field] = Object.values(fieldErrors(error, t));
  return field ?? codeText(problemCode(error), t);
}

/** What is wrong with each field of a form, by its name. */
export function fieldErrors(error: unknown, t: TFunction): Record<string, string> {
  return Object.fromEntries(
    fieldProblems(error).map(({ pointer, code, values }) => [
      pointer.split('/')[1] ?? '',
      t([`field.${code}`, 'field.invalid'], { ...values }),
    ]),
  );
}
