import { type Inline, parseInline } from './inline.ts';

export type Item = { depth: number; line: number; checked: boolean | null; children: Inline[] };
export type Block =
  | { type: 'heading'; level: 1 | 2 | 3; children: Inline[] }
  | { type: 'paragraph' | 'quote'; lines: Inline[][] }
  | { type: 'list'; ordered: boolean; items: Item[] }
  | { type: 'code'; text: string }
  | { type: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { type: 'rule' };

const ITEM = /^(\s*)(?:[-*+]|(\d+)[.)])\s+(?:\[([ xX])\]\s+)?([\s\S]*)$/;

function itemOf(match: RegExpExecArray, line: number): Item {
  const [, indent = '', , box, text = ''] = match;
  return {
    depth: Math.min(3, Math.floor(indent.length / 2)),
    line,
    checked: box === undefined ? null : box !== ' ',
    children: parseInline(text),
  };
}

function codeBlock(lines: readonly string[], from: number): { block: Block; next: number } {
  let end = from + 1;
  while (end < lines.length && !lines[end]?.trimStart().startsWith('```')) end += 1;
  return { block: { type: 'code', text: lines.slice(from + 1, end).join('\n') }, next: end + 1 };
}

const ROW = /^\s*\|(.*)\|\s*$/;
const RULER = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;

/** The cells of a line of a table; a bar after a backslash is one of the words. */
function cellsOf(line: string): Inline[][] {
  const inside = ROW.exec(line)?.[1] ?? '';
  return inside.split(/(?<!\\)\|/).map((cell) => parseInline(cell.trim().replaceAll('\\|', '|')));
}

/** A table where a head stands over a ruler; null elsewhere. No row has more cells than the head. */
function tableAt(lines: readonly string[], from: number): { block: Block; next: number } | null {
  const [first = '', second = ''] = [lines[from], lines[from + 1]];
  if (!ROW.test(first) || !RULER.test(second)) return null;
  const head = cellsOf(first);
  let end = from + 2;
  while (ROW.test(lines[end] ?? '')) end += 1;
  const rows = lines.slice(from + 2, end).map((line) => cellsOf(line).slice(0, head.length));
  return { block: { type: 'table', head, rows }, next: end };
}

/** Whether an item is of the same kind as those before it: steps to tick are a list of their own. */
function goesOn(list: Extract<Block, { type: 'list' }>, ordered: boolean, { checked }: Item): boolean {
  const before = list.items.findLast(({ depth }) => depth === 0);
  return list.ordered === ordered && (before === undefined || (before.checked === null) === (checked === null));
}

function append(blocks: Block[], line: string, at: number): void {
  const last = blocks.at(-1);
  const heading = /^(#{1,3})\s+([\s\S]+)$/.exec(line);
  const item = ITEM.exec(line);
  if (heading) {
    blocks.push({
      type: 'heading',
      level: (heading[1] ?? '#').length as 1 | 2 | 3,
      children: parseInline(heading[2] ?? ''),
    });
  } else if (/^\s*(?:-{3,}|\*{3,})\s*$/.test(line)) {
    blocks.push({ type: 'rule' });
  } else if (item) {
    const ordered = item[2] !== undefined;
    const next = itemOf(item, at);
    if (last?.type === 'list' && ((item[1] ?? '') !== '' || goesOn(last, ordered, next))) last.items.push(next);
    else blocks.push({ type: 'list', ordered, items: [next] });
  } else if (line.startsWith('>')) {
    const children = parseInline(line.replace(/^>\s?/, ''));
    if (last?.type === 'quote') last.lines.push(children);
    else blocks.push({ type: 'quote', lines: [children] });
  } else if (last?.type === 'paragraph') {
    last.lines.push(parseInline(line));
  } else {
    blocks.push({ type: 'paragraph', lines: [parseInline(line)] });
  }
}

/** Markdown as people write it in notes: headings, lists with boxes, quotes, tables, code, emphasis, links. No HTML. */
export function parseMarkdown(text: string): Block[] {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  let fresh = true;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const table = tableAt(lines, at);
    if (table) {
      blocks.push(table.block);
      at = table.next - 1;
      fresh = true;
    } else if (line.trimStart().startsWith('```')) {
      const { block, next } = codeBlock(lines, at);
      blocks.push(block);
      at = next - 1;
      fresh = true;
    } else if (line.trim() === '') {
      fresh = true;
    } else {
      if (fresh && blocks.at(-1)?.type === 'paragraph' && !ITEM.test(line))
        blocks.push({ type: 'paragraph', lines: [] });
      append(blocks, line, at);
      fresh = false;
    }
  }
  return blocks.filter((block) => block.type !== 'paragraph' || block.lines.length > 0);
}

/** The text with the box of one line ticked or cleared. */
export function toggleBox(text: string, line: number): string {
  const lines = text.split('\n');
  const box = /^(\s*(?:[-*+]|\d+[.)])\s+\[)([ xX])(\])/;
  lines[line] = (lines[line] ?? '').replace(
    box,
    (_all, open: string, mark: string, close: string) => `${open}${mark === ' ' ? 'x' : ' '}${close}`,
  );
  return lines.join('\n');
}
