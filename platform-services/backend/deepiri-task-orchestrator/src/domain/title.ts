import { problem } from 'deepiri-contracts';

const BREAKS = /[\t\n\v\f\r\u2028\u2029]+/g;
const UNSEEN = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

/** A title as one line: without signs that control something or turn the text around it, as names are. */
export function titleLine(text: string): string {
  return text.replaceAll(BREAKS, ' ').replaceAll(UNSEEN, '');
}

/** The same for a field of a body. @throws ProblemError invalid_body */
export function titleField(text: string): string {
  const title = titleLine(text);
  if (title.trim() !== '') return title;
  const message = 'must have something to see';
  throw problem('invalid_body', `title ${message}.`, {
    errors: [{ pointer: '/title', message, code: 'not_a_title' }],
  });
}
