/** A change to a text: what stands from `from` to `to` becomes `insert`, and then this is selected. */
export type Edit = { from: number; to: number; insert: string; select: readonly [start: number, end: number] };
/** A text with what is selected in it. */
export type Written = { text: string; start: number; end: number };

/** Puts signs around what is selected, or takes them away again. */
export function wrapped({ text, start, end }: Written, sign: '**' | '_' | '`'): Edit {
  const { length } = sign;
  if (text.slice(start - length, start) === sign && text.slice(end, end + length) === sign)
    return {
      from: start - length,
      to: end + length,
      insert: text.slice(start, end),
      select: [start - length, end - length],
    };
  return {
    from: start,
    to: end,
    insert: `${sign}${text.slice(start, end)}${sign}`,
    select: [start + length, end + length],
  };
}

/** Makes a link of what is selected, and goes on where its address belongs. An address becomes a link that lacks its words. */
export function linked({ text, start, end }: Written): Edit {
  const words = text.slice(start, end);
  const isAddress = /^https?:\/\/\S+$/.test(words);
  const insert = isAddress ? `[](${words})` : `[${words}](https://)`;
  const at = isAddress ? start + 1 : start + insert.length - 1;
  return { from: start, to: end, insert, select: [at, at] };
}

const SIGN = /^(\s*)(?:([-*+])\s+(?:\[[ xX]\]\s+)?|(\d+)([.)])\s+)/;
const startOfLine = (text: string, at: number) => text.lastIndexOf('\n', at - 1) + 1;

/** Makes items of the lines that are selected, or lines of the items when all of them are such already. */
export function listed({ text, start, end }: Written, kind: 'list' | 'steps'): Edit {
  const from = startOfLine(text, start);
  const next = text.indexOf('\n', end);
  const to = next === -1 ? text.length : next;
  const sign = kind === 'steps' ? '- [ ] ' : '- ';
  const lines = text.slice(from, to).split('\n');
  const isKind = kind === 'steps' ? /^\s*[-*+]\s+\[[ xX]\]\s/ : /^\s*[-*+]\s+(?!\[[ xX]\]\s)/;
  const all = lines.every((line) => isKind.test(line));
  const insert = lines
    .map((line) => {
      const indent = /^\s*/.exec(line)?.[0] ?? '';
      const bare = line.replace(SIGN, '$1');
      return all ? bare : `${indent}${sign}${bare.slice(indent.length)}`;
    })
    .join('\n');
  return {
    from,
    to,
    insert,
    select: start === end ? [from + insert.length, from + insert.length] : [from, from + insert.length],
  };
}

/** What Enter does in a list: the next item begins, and an item without words ends the list. Null outside of lists. */
export function continued({ text, start, end }: Written): Edit | null {
  if (start !== end) return null;
  const from = startOfLine(text, start);
  const line = text.slice(from, start);
  const item = SIGN.exec(line);
  if (!item) return null;
  const [sign, indent = '', bullet, number, dot] = item;
  const rest = text.slice(start, text.indexOf('\n', start) === -1 ? text.length : text.indexOf('\n', start));
  if (line === sign && rest.trim() === '') return { from, to: start, insert: '', select: [from, from] };
  const box = /\[[ xX]\]\s+$/.test(sign) ? '[ ] ' : '';
  const next = bullet ? `${bullet} ${box}` : `${Number(number) + 1}${dot} `;
  const insert = `\n${indent}${next}`;
  return { from: start, to: start, insert, select: [start + insert.length, start + insert.length] };
}

/** A text as it is left: an item that was begun at its end and got no words is gone. */
export function left(text: string): string {
  return text.replace(/(^|\n)[^\S\n]*(?:[-*+]|\d+[.)])[^\S\n]+(?:\[[ xX]\]\s*)?$/, '');
}
