import { type Filter, FilterError, type ProjectNames } from './ast.ts';
import { termOf, wordOf } from './terms.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Longer lines are refused, which bounds how deep they can nest. */
export const LONGEST_FILTER = 1_000;

/**
 * Reads a filter. Terms that stand side by side must all hold; `or` binds weaker, `not` and `-` stronger, parentheses group.
 * @param projects what `project:` may name; without it names stay as they are written
 * @returns undefined when the text says nothing
 * @throws FilterError with the place in the text
 */
export function parseFilter(text: string, projects?: ProjectNames): Filter | undefined {
  if (text.length > LONGEST_FILTER)
    throw new FilterError({
      code: 'too_long',
      values: { most: LONGEST_FILTER },
      message: `a filter has at most ${LONGEST_FILTER} characters`,
      start: LONGEST_FILTER,
      end: text.length,
    });
  const tokens = tokensOf(text);
  if (tokens.length === 0) return undefined;
  let next = 0;

  function any(): Filter {
    const of = [all()];
    while (tokens[next]?.kind === 'or') {
      next++;
      of.push(all());
    }
    return of.length === 1 ? of[0]! : { kind: 'any', of };
  }

  function all(): Filter {
    const of = [one()];
    for (let token = tokens[next]; token && token.kind !== 'or' && token.kind !== 'close'; token = tokens[next]) {
      if (token.kind === 'and') next++;
      of.push(one());
    }
    return of.length === 1 ? of[0]! : { kind: 'all', of };
  }

  function one(): Filter {
    const token = tokens[next++];
    if (token?.kind === 'term') return termOf(token, projects);
    if (token?.kind === 'word') return wordOf(token);
    if (token?.kind === 'not') return { kind: 'not', of: one() };
    if (token?.kind === 'open') return group(token);
    throw missing(token, tokens[next - 2], text);
  }

  function group(open: Token): Filter {
    const inner = any();
    if (tokens[next]?.kind !== 'close')
      throw new FilterError({
        code: 'not_closed',
        message: 'this parenthesis is not closed',
        start: open.start,
        end: open.end,
      });
    next++;
    return inner;
  }

  const filter = any();
  const rest = tokens[next];
  if (rest)
    throw new FilterError({
      code: 'closes_nothing',
      message: 'this parenthesis closes nothing',
      start: rest.start,
      end: rest.end,
    });
  return filter;
}

function missing(found: Token | undefined, before: Token | undefined, text: string): FilterError {
  const { start, end } = found ?? { start: text.length, end: text.length };
  if (!before) return new FilterError({ code: 'condition_missing', message: 'a condition is missing', start, end });
  const word = text.slice(before.start, before.end);
  const message = `a condition is missing after “${word}”`;
  return new FilterError({ code: 'condition_missing_after', values: { word }, message, start, end });
}
