import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** Every Markdown file of the repository, by path from its root. */
export function markdownFiles(): string[] {
  return globSync('**/*.md', {
    cwd: root,
    exclude: (entry) => ['node_modules', 'dist', 'data', '.git', '.cache'].includes(entry),
  }).sort();
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The text without fenced code. */
export function prose(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, '');
}

/** What stands in `code` marks outside of fenced code. */
export function inlineCode(text: string): string[] {
  return [...prose(text).matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!);
}

/** Rows of all tables as cells, without headings and rules. */
export function tableRows(text: string): string[][] {
  const lines = prose(text).split('\n');
  const isRow = (line: string | undefined) => line?.trimStart().startsWith('|') === true;
  const isRule = (line: string | undefined) => /^\s*\|[\s:|-]+\|\s*$/.test(line ?? '');
  return lines
    .filter((line, at) => isRow(line) && !isRule(line) && !isRule(lines[at + 1]))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** The part of a document under a heading, down to the next heading of its level or above. */
export function section(text: string, heading: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading);
  if (start < 0) return '';
  const level = lines[start]!.indexOf(' ');
  const length = lines.slice(start + 1).findIndex((line) => /^#+ /.test(line) && line.indexOf(' ') <= level);
  return lines.slice(start + 1, length < 0 ? undefined : start + 1 + length).join('\n');
}

/** Ids that headings of a document get, as GitHub makes them. */
export function anchors(text: string): string[] {
  return [...prose(text).matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

/** Path from the root of what a link in a document points at. */
export function linkTarget(from: string, link: string): string {
  return relative(root, join(root, dirname(from), decodeURI(link)));
}
