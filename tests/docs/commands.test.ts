import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { markdownFiles, read, root } from './markdown.ts';

const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
const builtIn = ['start', 'test'];

/** Names of scripts that a document tells people to run in the root folder. */
function scriptsIn(text: string): string[] {
  const named = [...text.matchAll(/\bnpm run ([a-z][\w:-]*)(?![^\n`]* -w )/g)].map(([, name]) => name!);
  return [...named, ...builtIn.filter((name) => new RegExp(`\\bnpm ${name}\\b`).test(text))];
}

describe.each(markdownFiles())('commands in %s', (file) => {
  it('are scripts of package.json', () => {
    expect(scriptsIn(read(file)).filter((name) => !scripts.includes(name))).toEqual([]);
  });

  it('name files that exist', () => {
    const named = [...read(file).matchAll(/\b(?:node|npx vitest run) ((?:[\w@.-]+\/)+[\w.-]+\.ts)/g)];
    expect(named.map(([, path]) => path!).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('CONTRIBUTING.md', () => {
  it('tells every script', () => {
    const told = scriptsIn(read('CONTRIBUTING.md'));
    expect(scripts.filter((name) => !told.includes(name))).toEqual([]);
  });
});
