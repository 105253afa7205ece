const EMPTY_BRACKETS = /\(\s*\)|\[\s*\]/gu;
/** What stands between two things that were understood. */
const JOINS = /^\s*,\s*$/u;
const LOOSE = /^[\s,;:.–-]+|[\s,;:–-]+$/gu;

/** What is left of a line when its spans are taken out; the whole line when nothing is left. */
export function titleOf(text: string, spans: readonly { start: number; end: number }[]): string {
  let rest = '';
  let at = 0;
  for (const { start, end } of spans) {
    const between = text.slice(at, start);
    rest += at > 0 && JOINS.test(between) ? ' ' : between;
    at = end;
  }
  rest += text.slice(at);
  const title = rest
    .replace(EMPTY_BRACKETS, '')
    .replace(/\s+/gu, ' ')
    .replace(/ ([,;.])(?=\s|$)/gu, '$1')
    .replace(LOOSE, '');
  return title === '' ? text.trim() : title;
}
