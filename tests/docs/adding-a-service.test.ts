import { describe, expect, it } from 'vitest';
import { read } from './markdown.ts';

const blocks = [...read('docs/adding-a-service.md').matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code!);
const made = blocks.join('\n');

/** Names that a block takes from our packages, without those that the page itself makes. */
function imported(code: string): { from: string; name: string; isType: boolean }[] {
  return [...code.matchAll(/^import (type )?\{([^}]+)\} from '(deepiri-[\w/-]+)';$/gm)].flatMap(
    ([, allTypes, names, from]) =>
      names!.split(',').map((entry) => {
        const [, type, name] = /^\s*(type )?(\w+)/.exec(entry)!;
        return { from: from!, name: name!, isType: Boolean(allTypes || type) };
      }),
  );
}

describe('the code in docs/adding-a-service.md', () => {
  it('takes from our packages what they have', async () => {
    const wanted = blocks.flatMap(imported).filter(({ name }) => !new RegExp(`export \\w+ ${name}\\b`).test(made));
    expect(wanted.length).toBeGreaterThan(10);
    const missing = [];
    for (const { from, name, isType } of wanted) {
      if (isType ? !exportsType(from, name) : !(name in (await import(from)))) missing.push(`${name} from ${from}`);
    }
    expect(missing).toEqual([]);
  });
});

function exportsType(from: string, name: string): boolean {
  const [pkg, room] = from.split('/') as [string, string | undefined];
  const folder = `node_modules/${pkg}/src${room ? `/${room}` : ''}`;
  const index = read(`${folder}/index.ts`);
  const passedOn = [...index.matchAll(/export (?:type )?\* from '\.\/([^']+)'/g)].map(([, file]) =>
    read(`${folder}/${file}`),
  );
  return [index, ...passedOn].some((text) => new RegExp(`\\b(?:type|interface) ${name}\\b`).test(text));
}
