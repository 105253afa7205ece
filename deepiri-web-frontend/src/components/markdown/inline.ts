/** A line of text cut into what is plain and what has a form. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'code'; text: string }
  | { type: 'strong' | 'em' | 'del'; children: Inline[] }
  | { type: 'link'; href: string; children: Inline[] };

/** A line of text without its forms. */
export const wordsOf = (parts: readonly Inline[]): string =>
  parts.map((part) => ('children' in part ? wordsOf(part.children) : part.text)).join('');

/** A form and where the text goes on after it. */
type Found = { part: Inline; end: number };
/** Tries to read a form that begins at this place. `from` is where the form before it ended. */
type Reader = (at: number, from: number) => Found | undefined;

const TARGET = /\(((?:https?:|mailto:)[^\s)]+)\)/y;
const ADDRESS = /https?:\/\/[^\s<>)]*[^\s<>).,;:!?]/y;
const SPACE = /\s/;
const WORD = /\w/;
const WORD_OR_STAR = /[\w*]/;

/**
 * The forms within a line. There is no link within a link. Links lead to the web or to mail, nowhere else. Reads the text once from left to right; what
 * is looked for further on is remembered, so the work grows with the length of the text, whatever is written.
 */
export function parseInline(text: string, isInLink = false): Inline[] {
  const readers = readersOf(text, isInLink);
  const parts: Inline[] = [];
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const found = readers[text[at] ?? '']?.(at, from);
    if (!found) {
      at += 1;
      continue;
    }
    if (at > from) parts.push({ type: 'text', text: text.slice(from, at) });
    parts.push(found.part);
    at = found.end;
    from = at;
  }
  if (from < text.length) parts.push({ type: 'text', text: text.slice(from) });
  return parts;
}

function readersOf(text: string, isInLink: boolean): Record<string, Reader> {
  const tick = finder((from) => text.indexOf('`', from));
  const bracket = finder((from) => text.indexOf(']', from));
  const strongEnd = finder((from) => closing(text, '**', from));
  const delEnd = finder((from) => closing(text, '~~', from));
  const target = targetReader(text);

  const code: Reader = (at) => {
    const close = tick(at + 1);
    if (close <= at + 1) return undefined;
    return { part: { type: 'code', text: text.slice(at + 1, close) }, end: close + 1 };
  };
  const link: Reader = (at) => {
    const close = bracket(at + 1);
    const found = close > at + 1 ? target(close + 1) : undefined;
    if (!found) return undefined;
    const children = parseInline(text.slice(at + 1, close), true);
    return { part: { type: 'link', href: found.href, children }, end: found.end };
  };
  const address: Reader = (at, from) => {
    if (at > from && WORD.test(text[at - 1] ?? '')) return undefined;
    const href = sticky(ADDRESS, text, at)?.[0];
    if (!href) return undefined;
    return { part: { type: 'link', href, children: [{ type: 'text', text: href }] }, end: at + href.length };
  };
  const pair = (type: 'strong' | 'del', mark: string, end: (from: number) => number): Reader => {
    return (at) => {
      if (!text.startsWith(mark, at) || isSpace(text[at + 2])) return undefined;
      const close = end(at + 3);
      if (close < 0) return undefined;
      return { part: { type, children: parseInline(text.slice(at + 2, close), isInLink) }, end: close + 2 };
    };
  };
  const strong = pair('strong', '**', strongEnd);
  const em: Reader = (at, from) => emphasis(text, at, from, isInLink);
  return {
    '`': code,
    ...(isInLink ? {} : { '[': link, h: address }),
    '*': (at, from) => strong(at, from) ?? em(at, from),
    _: em,
    '~': pair('del', '~~', delEnd),
  };
}

// Nothing else that emphasizes stands inside, so the next mark of either kind decides.
function emphasis(text: string, at: number, from: number, isInLink: boolean): Found | undefined {
  if (at > from && WORD_OR_STAR.test(text[at - 1] ?? '')) return undefined;
  let close = at + 1;
  while (close < text.length && text[close] !== '*' && text[close] !== '_') close += 1;
  const isEmpty = close === at + 1 || isSpace(text[at + 1]) || isSpace(text[close - 1]);
  if (close === text.length || isEmpty || WORD_OR_STAR.test(text[close + 1] ?? '')) return undefined;
  return { part: { type: 'em', children: parseInline(text.slice(at + 1, close), isInLink) }, end: close + 1 };
}

/** Many brackets may end at the same place; where that leads to is read once. */
function targetReader(text: string): (at: number) => { href: string; end: number } | undefined {
  let readAt = -1;
  let found: { href: string; end: number } | undefined;
  return (at) => {
    if (at === readAt) return found;
    readAt = at;
    const match = sticky(TARGET, text, at);
    found = match?.[1] ? { href: match[1], end: at + match[0].length } : undefined;
    return found;
  };
}

/** Remembers what was found: as long as it lies ahead it is the next one, and when there was none there is none. */
function finder(search: (from: number) => number): (from: number) => number {
  let known: number | undefined;
  let searchedFrom = 0;
  return (from) => {
    const isCurrent = known !== undefined && from >= searchedFrom && (known < 0 || known >= from);
    if (isCurrent) return known as number;
    searchedFrom = from;
    known = search(from);
    return known;
  };
}

/** The next mark that has no space before it. */
function closing(text: string, mark: string, from: number): number {
  let at = text.indexOf(mark, from);
  while (at >= 0 && isSpace(text[at - 1])) at = text.indexOf(mark, at + 1);
  return at;
}

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function isSpace(character: string | undefined): boolean {
  return character === undefined || SPACE.test(character);
}
