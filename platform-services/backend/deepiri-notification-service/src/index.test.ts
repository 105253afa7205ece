import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { settingsTable } from './config.ts';

it('settings stand in the README, all of them and no others', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const rows = readme
    .split('## Settings')[1]!
    .split('\n## ')[0]!
    .matchAll(/^\| `([A-Z_]+)` *\|/gm);
  expect([...rows].map(([, name]) => name).toSorted()).toEqual(Object.keys(settingsTable).toSorted());
});
