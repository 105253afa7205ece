import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inlineCode, read, root, section, tableRows } from './markdown.ts';

const file = 'docs/architecture.md';
const text = read(file);
const { forbidden } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
  forbidden: { name: string }[];
};

describe(file, () => {
  it('explains each rule of imports, and no other', () => {
    const explained = tableRows(section(text, 'The arrow of imports')).map(([name]) => inlineCode(name!)[0]);
    expect(explained.sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });

  it('names files that exist', () => {
    const paths = inlineCode(text).filter((code) => /^[\w.@-]+(?:\/[\w.@-]+)+(?:\.\w+|\/)$/.test(code));
    const known = (path: string) =>
      ['', 'platform-services/shared/', 'platform-services/backend/', ...roomsBefore].some((place) =>
        existsSync(join(root, place, path)),
      );
    expect(paths.filter((path) => !known(path))).toEqual([]);
  });
});

// Paths in the text may leave out the long way to shared packages and services.
const roomsBefore = ['platform-services/shared/deepiri-service-kit/', 'platform-services/shared/deepiri-stores/'];
