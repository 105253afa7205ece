import { globSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inlineCode, read, root, section, tableRows } from './markdown.ts';

const index = read('docs/adr/README.md');
const decisions = readdirSync(join(root, 'docs/adr')).filter((file) => file !== 'README.md');

describe.each(decisions)('decision %s', (file) => {
  const text = read(`docs/adr/${file}`);

  it('is numbered, and its title says the same', () => {
    expect(file).toMatch(/^\d{4}-[a-z0-9-]+\.md$/);
    expect(text).toMatch(new RegExp(`^# ${file.slice(0, 4)} `));
  });

  it('tells context, decision and consequences', () => {
    for (const heading of ['Context', 'Decision', 'Consequences']) expect(section(text, heading).trim()).not.toBe('');
  });

  it('is in the index', () => {
    expect(index).toContain(`](${file})`);
  });

  it('names files that exist', () => {
    const paths = inlineCode(text).filter((code) => /^[\w.@-]+(?:\/[\w.@-]+)+\.\w+$/.test(code));
    expect(paths.filter((path) => globSync(path, { cwd: root }).length === 0)).toEqual([]);
  });
});

it('decision numbers are given once and without gaps', () => {
  const numbers = decisions.map((file) => Number(file.slice(0, 4))).sort((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_, at) => at + 1));
});

describe('dependencies', () => {
  const manifests = globSync(
    '{package.json,platform-services/{backend,shared}/*/package.json,deepiri-*/package.json}',
    {
      cwd: root,
    },
  ).map((path) => JSON.parse(read(path)) as Record<string, Record<string, string> | undefined>);
  const used = new Set(
    manifests
      .flatMap((manifest) => ['dependencies', 'devDependencies', 'optionalDependencies'].map((kind) => manifest[kind]))
      .flatMap((list) => Object.keys(list ?? {}))
      .filter((name) => !name.startsWith('deepiri-')),
  );
  const justified = tableRows(section(index, 'Dependencies')).flatMap(([names]) => inlineCode(names!));

  it('each has a line that says why it is there', () => {
    expect([...used].filter((name) => !justified.includes(name)).sort()).toEqual([]);
  });

  it('none is explained that is not there', () => {
    expect(justified.filter((name) => !used.has(name)).sort()).toEqual([]);
  });
});
