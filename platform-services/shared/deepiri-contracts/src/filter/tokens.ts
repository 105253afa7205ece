import { FilterError, type FilterProblem } from './ast.ts';
import { fieldNames, noField } from './fields.ts';

export type Operator = ':' | '=' | '<' | '<=' | '>' | '>=';

type Span = { start: number; end: number };
/** A value of a term. Quotes are taken off; what was quoted is never a word of the language. */
export type Value = Span & { text: string; quoted: boolean };
export type Token =
  | (Span & { kind: 'open' | 'close' | 'and' | 'or' | 'not' })
  | (Span & { kind: 'word'; value: Value })
  | (Span & { kind: 'term'; field: Span & { text: string }; operator: Operator; values: Value[] });

const FIELD = /([a-z][a-z_]*)(<=|>=|[:=<>])/iy;
const PLAIN = /[^\s()",]+/y;
const WORD = /[^\s()"]+/y;
const KEYWORDS: readonly string[] = ['and', 'or', 'not'];

/** @throws FilterError */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, tokens.at(-1)!.end))
    tokens.push(tokenAt(text, at));
  return tokens;
}

function tokenAt(text: string, start: number): Token {
  const sign = text[start];
  if (sign === '(' || sign === ')') return { kind: sign === '(' ? 'open' : 'close', start, end: start + 1 };
  if (sign === '-' && start + 1 < text.length && !/\s/.test(text[start + 1]!))
    return { kind: 'not', start, end: start + 1 };
  const field = matchAt(FIELD, text, start);
  if (field) return termAt(text, start, field[1]!, field[2] as Operator);
  if (sign === '#' || sign === '!') {
    const value = valueAt(text, start + 1, {
      code: 'name_missing',
      message: 'after this sign a name must follow',
    });
    const name = sign === '#' ? 'label' : 'priority';
    return {
      kind: 'term',
      start,
      end: value.end,
      field: { text: name, start, end: start + 1 },
      operator: ':',
      values: [value],
    };
  }
  const value = sign === '"' ? quotedAt(text, start) : plainAt(WORD, text, start);
  const keyword = value.quoted ? undefined : KEYWORDS.find((word) => word === value.text.toLowerCase());
  if (keyword) return { kind: keyword as 'and' | 'or' | 'not', start, end: value.end };
  return { kind: 'word', start, end: value.end, value };
}

function termAt(text: string, start: number, name: string, operator: Operator): Token {
  const field = { text: name.toLowerCase(), start, end: start + name.length };
  const values: Value[] = [];
  const word = `${name}${operator}`;
  // Of a field that does not exist no value is worth writing.
  const missing: Missing = fieldNames.some((each) => each === field.text)
    ? { code: 'value_missing', values: { word }, message: `after ${word} a value must follow` }
    : { ...noField(field.text), start, end: field.end };
  let at = field.end + operator.length;
  do {
    values.push(valueAt(text, at, missing));
    at = values.at(-1)!.end + 1;
  } while (text[at - 1] === ',');
  return { kind: 'term', start, end: values.at(-1)!.end, field, operator, values };
}

/** What is wrong where a value should be, and where, unless it is there. */
type Missing = Omit<FilterProblem, 'start' | 'end'> & Partial<Span>;

function valueAt(text: string, at: number, missing: Missing): Value {
  if (text[at] === '"') return quotedAt(text, at);
  if (at >= text.length || /[\s(),]/.test(text[at]!)) throw new FilterError({ start: at, end: at, ...missing });
  return plainAt(PLAIN, text, at);
}

function plainAt(pattern: RegExp, text: string, start: number): Value {
  const plain = matchAt(pattern, text, start)![0];
  return { text: plain, quoted: false, start, end: start + plain.length };
}

function quotedAt(text: string, start: number): Value {
  const end = text.indexOf('"', start + 1);
  if (end < 0)
    throw new FilterError({
      code: 'quote_not_closed',
      message: 'this quotation mark has no second one',
      start,
      end: text.length,
    });
  return { text: text.slice(start + 1, end), quoted: true, start, end: end + 1 };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at]!)) at++;
  return at;
}
