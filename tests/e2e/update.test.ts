import { cp, glob, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { buildWebApp } from './browser.ts';
import { quickAdd, toasts } from './rooms.ts';
import { useSite } from './site.ts';

let folder: string;
const site = useSite(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deepiri-build-'));
  await cp(await buildWebApp(), folder, { recursive: true });
  return { webRoot: folder };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Changes a file that is served, with the twins that were compressed before. */
async function rewrite(file: string, how: (text: string) => string): Promise<void> {
  const path = join(folder, file);
  await writeFile(path, how(await readFile(path, 'utf8')));
  await Promise.all(['.br', '.gz'].map((twin) => rm(path + twin, { force: true })));
}

/** Another build takes the place of the one before: its worker, its page, and a room whose file has another name. */
async function deploy(): Promise<void> {
  const gone: string[] = [];
  for await (const file of glob('assets/board-page-*.js*', { cwd: folder })) gone.push(file);
  await Promise.all(gone.map((file) => rm(join(folder, file))));
  await rewrite('index.html', (html) => html.replace('<head>', '<head><meta name="build" content="second">'));
  await rewrite('service-worker.js', (code) =>
    code.replace(/"build":"\w+"/, '"build":"second"').replace(/"\/assets\/board-page-[^"]+\.js",/, ''),
  );
}

const controlled = (page: Page) =>
  page.evaluate(`navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)`);
const rail = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: new RegExp(name) });
const room = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

it('a new version is offered, and taken whole: no tab is ever made of two', async () => {
  const jo = await site.person();
  const page = await site.enter(jo, { serviceWorkers: 'allow' });
  await expect.poll(() => controlled(page)).toBe(true);
  const other = await page.context().newPage();
  await other.goto(site.url);
  await quickAdd(other).waitFor();
  await quickAdd(page).fill('Half a thought');

  await deploy();
  await page.evaluate(`navigator.serviceWorker.ready.then((registration) => registration.update()).then(() => null)`);
  await toasts(page).getByText('A new version is ready.').waitFor();
  await rail(page, 'Leaderboard').click();
  await room(page, 'Leaderboard').waitFor();

  await toasts(page).getByRole('button', { name: 'Load it' }).click();
  await expect.poll(() => page.locator('meta[name="build"]').count()).toBe(1);
  await rail(page, 'Today').click();
  await expect.poll(() => quickAdd(page).inputValue()).toBe('Half a thought');
  await rail(other, 'Leaderboard').click();
  await room(other, 'Leaderboard').waitFor();
  expect(await other.locator('meta[name="build"]').count()).toBe(0);
});
