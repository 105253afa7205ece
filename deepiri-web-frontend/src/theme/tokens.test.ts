import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const source = join(import.meta.dirname, '..');
const files = globSync('**/*.css', { cwd: source }).filter((file) => !file.endsWith('theme/tokens.css'));

/** The declarations of all style sheets whose property is meant, as `file: property: value`, that are not as allowed. */
function others(property: RegExp, allowed: RegExp): string[] {
  return files.flatMap((file) => {
    const text = readFileSync(join(source, file), 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
    return [...text.matchAll(/(?<=[{;]\s*)([a-z-]+)\s*:\s*([^;{}]+)/g)]
      .filter(([, name = '', value = '']) => property.test(name) && !allowed.test(value.trim()))
      .map(([, name, value]) => `${file}: ${name}: ${value}`);
  });
}

it('reads the style sheets', () => {
  expect(files.length).toBeGreaterThan(80);
  expect(others(/^font-size$/, /^never$/).length).toBeGreaterThan(100);
});

it('has the six sizes of text and no other', () => {
  expect(others(/^font-size$/, /^var\(--size-[1-6]\)$/)).toEqual([]);
  expect(others(/^font$/, /^(inherit|(\d{3} )?var\(--size-[1-6]\) \/ .+)$/)).toEqual([]);
});

it('rounds by the three radii, all of it or not at all', () => {
  const one = String.raw`(var\(--radius(-small|-large)?\)|0|50%|999px)`;
  expect(others(/^border(-[a-z]+)*-radius$/, new RegExp(`^(inherit|${one}( ${one})*)$`))).toEqual([]);
});

it('moves for as long as the tokens say', () => {
  expect(
    others(/^transition(-duration)?$/, /^([a-z-]+ var\(--(fast|calm)\) var\(--ease\)(,\s*|$))+$|^none$|^0\.01ms/),
  ).toEqual([]);
});
