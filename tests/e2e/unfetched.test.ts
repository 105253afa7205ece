import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { accessibilityFaults } from './browser.ts';
import { mayComplain, offline, waits } from './kept.ts';
import { box, panel, quickAdd } from './rooms.ts';
import { useSite } from './site.ts';

const site = useSite();
const TODAY = '2026-11-18';

const rail = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: new RegExp(name) });
const room = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
/** The page is the one that was opened, and was not loaded anew. */
const marked = (page: Page) => page.evaluate<boolean>('globalThis.marked === true');

it('what was done without a network where the browser keeps nothing is sent before the page loads itself anew', async () => {
  const jo = await site.person();
  const page = await site.enter(jo, { mayComplain });
  await page.addInitScript(
    "IDBFactory.prototype.open = () => { throw new DOMException('not here', 'SecurityError'); }",
  );
  await page.goto(site.url);
  await page.getByText('Nothing here yet').waitFor();
  await offline(page, true);
  await quickAdd(page).fill('Feed the cat');
  await quickAdd(page).press('Enter');
  await waits(page, 'Offline, 1 change waits');
  await rail(page, 'Leaderboard').click();
  await room(page, 'Not here without a network').waitFor();

  // The platform answers whoever asks whether it is there, and takes nothing yet.
  const held = Promise.withResolvers<void>();
  await page.route('**/api/tasks/quick', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.evaluate('globalThis.marked = true');
  const answered = page.waitForResponse((answer) => answer.request().method() === 'HEAD');
  await offline(page, false);
  await answered;
  await page.getByText('What you did here is sent first.').waitFor();
  expect(await marked(page)).toBe(true);
  held.resolve();
  await room(page, 'Leaderboard').waitFor();
  const { items } = await site.ask(jo, 'GET', '/api/tasks');
  expect(items.map(({ title }: { title: string }) => title)).toEqual(['Feed the cat']);
});

it('a room whose code cannot be fetched while the platform is away says so in the frame, and comes with it', async () => {
  const jo = await site.person();
  const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Water the ferns', scheduledFor: TODAY });
  const page = await site.enter(jo, { mayComplain });
  await box(page, 'Water the ferns').waitFor();
  await site.goDown();
  await rail(page, 'Leaderboard').click();
  await room(page, 'The platform cannot be reached').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await rail(page, 'Today').click();
  await box(page, 'Water the ferns').waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Water the ferns', exact: true }).click();
  await page.getByRole('complementary').getByText('The platform cannot be reached').waitFor();
  await box(page, 'Water the ferns').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await site.comeBack();
  await panel(page, 'Water the ferns').waitFor();
  expect(new URL(page.url()).pathname).toBe(`/tasks/${id}`);
});
