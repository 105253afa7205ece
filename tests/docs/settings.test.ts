import { globSync } from 'node:fs';
import { join } from 'node:path';
import { type Setting, storeUrls } from 'deepiri-service-kit';
import { describe, expect, it } from 'vitest';
import { read, root, tableRows } from './markdown.ts';

const backend = 'platform-services/backend';
const services = globSync('*/src/config.ts', { cwd: join(root, backend) }).map((path) => path.split('/')[0]!);
const unquoted = (cell = '') => cell.replaceAll('`', '').trim();
const documented = new Map(
  tableRows(read('docs/settings.md')).map(([name, fallback]) => [unquoted(name), unquoted(fallback)]),
);

/** The settings that a config.ts exports, by name: found by their shape, whatever the export is called. */
async function settingsOf(service: string): Promise<Record<string, Setting<unknown>>> {
  const module = (await import(join(root, backend, service, 'src/config.ts'))) as Record<string, unknown>;
  const isTable = (value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((entry) => typeof entry?.about === 'string' && typeof entry?.read === 'function');
  return Object.assign({}, ...Object.values(module).filter(isTable));
}

/** Names of all settings that the code reads. */
function namesInCode(): string[] {
  const files = globSync('{platform-services/{backend,shared}/*,deepiri-core-api}/src/**/*.ts', { cwd: root }).filter(
    (file) => !/\.test\.ts$|\/testing\/|\/contract-suite\//.test(file),
  );
  const names = files.flatMap((file) => {
    const text = read(file);
    return [
      ...text.matchAll(/\b([A-Z][A-Z0-9_]+): (?:text|integer|choice|list|addresses)\(/g),
      ...text.matchAll(/\benv\['([A-Z][A-Z0-9_]+)'\]/g),
    ].map(([, name]) => name!);
  });
  return [...new Set(names)].sort();
}

describe('docs/settings.md', () => {
  it('lists the settings that the code reads, and no others', () => {
    expect([...documented.keys()].sort()).toEqual(namesInCode());
  });

  it.each(services)('tells the defaults of %s', async (service) => {
    for (const [name, { fallback }] of Object.entries(await settingsOf(service))) {
      // In italics: worked out from the machine at start.
      if (documented.get(name)?.startsWith('_')) continue;
      expect([name, documented.get(name)]).toEqual([name, fallback ?? 'required']);
    }
  });

  it('tells where stores live', () => {
    const urls = storeUrls({ DATA_DIR: '<DATA_DIR>' });
    for (const [name, url] of Object.entries(urls)) expect([name, documented.get(name)]).toEqual([name, url]);
  });
});

describe.each(services)('README of %s', (service) => {
  it('lists the settings of its config.ts, and no others', async () => {
    const names = tableRows(read(`${backend}/${service}/README.md`))
      .map(([name]) => unquoted(name))
      .filter((name) => /^[A-Z][A-Z0-9_]+$/.test(name));
    expect(names.sort()).toEqual(Object.keys(await settingsOf(service)).sort());
  });
});
