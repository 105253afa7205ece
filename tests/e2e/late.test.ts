import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { box, doneBox, panel, ring, toasts } from './rooms.ts';
import { useSite } from './site.ts';

const site = useSite();
const TODAY = '2026-11-18';

/**
 * Answers to this path are read at once and handed over late, so that they are older than what happens meanwhile.
 * @returns how many have been read, and what hands them over and lets later ones through
 */
async function holdBack(page: Page, path: string) {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  let held = 0;
  await page.route(path, async (route) => {
    const response = await route.fetch();
    held += 1;
    await released;
    // Whoever asked last may have gone meanwhile: a test ends when it has seen what it waits for.
    await route.fulfill({ response }).catch(() => {});
  });
  return { held: () => held, release };
}

it('L1 an award that is heard while the ledger is being read is in the ledger', async () => {
  const jo = await site.person();
  await site.ask(jo, 'POST', '/api/tasks', { title: 'Fetch the paint', scheduledFor: TODAY });
  const page = await site.enter(jo, { at: '/settings/profile' });
  const ledger = await holdBack(page, '**/api/gamification/ledger?*');
  await page.goto(site.url);
  await box(page, 'Fetch the paint').waitFor();
  await expect.poll(ledger.held).toBeGreaterThan(0);
  await box(page, 'Fetch the paint').click();
  await toasts(page).getByText('+10 XP').waitFor();
  ledger.release();
  await page.getByText('1 today, 10 XP').waitFor();
  await page.getByRole('link', { name: /Jo Arendt/ }).click();
  await page.getByRole('button', { name: 'Why 10? Fetch the paint' }).waitFor();
});

it('L1 what is finished while the list of what is done is being read is on it', async () => {
  const jo = await site.person();
  await site.ask(jo, 'POST', '/api/tasks', { title: 'Fetch the paint', scheduledFor: TODAY });
  const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Paint the door', scheduledFor: TODAY });
  const page = await site.enter(jo, { at: '/settings/profile' });
  const done = await holdBack(page, '**/api/tasks?status=done*');
  await page.goto(`${site.url}/tasks/${id}`);
  await expect.poll(done.held).toBeGreaterThan(0);
  await panel(page, 'Paint the door').getByRole('button', { name: 'Complete' }).click();
  await toasts(page).getByText('+10 XP').waitFor();
  done.release();
  await doneBox(page, 'Paint the door').waitFor();
  await box(page, 'Fetch the paint').waitFor();
});

it('L2 a standing that was asked for before an award is asked for again', async () => {
  const jo = await site.person();
  await site.ask(jo, 'POST', '/api/tasks', { title: 'Fetch the paint', scheduledFor: TODAY });
  const page = await site.enter(jo, { at: '/settings/profile' });
  const standing = await holdBack(page, '**/api/gamification/me');
  await page.goto(site.url);
  await expect.poll(standing.held).toBeGreaterThan(0);
  await box(page, 'Fetch the paint').click();
  await toasts(page).getByText('+10 XP').waitFor();
  standing.release();
  await expect.poll(() => ring(page).getAttribute('aria-label')).toBe('Level 1, 10 of 100 XP');
});
