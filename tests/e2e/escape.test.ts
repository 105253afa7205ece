import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { box, focusComesTo, focused, panel } from './rooms.ts';
import { useSite } from './site.ts';

const site = useSite();

/** Two keys one right after the other, as fingers do: nobody waits for what the first one does. */
async function both(page: Page, one: string, other: string): Promise<void> {
  await Promise.all([page.keyboard.press(one), page.keyboard.press(other)]);
  // What was on its way to the screen is there by now.
  for (let frame = 0; frame < 4; frame += 1) await page.evaluate('new Promise(requestAnimationFrame)');
  await expect.poll(() => over(page).count(), { message: one }).toBe(0);
}
const over = (page: Page) => page.getByRole('dialog').or(page.getByRole('menu'));

it('Escape right after the key that opens something in a task closes that and nothing else', async () => {
  const jo = await site.person();
  const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Paint the door', priority: 'high' });
  const page = await site.enter(jo, { at: `/tasks/${id}` });
  const task = panel(page, 'Paint the door');
  await task.getByRole('button', { name: 'Priority: High' }).waitFor();
  await focusComesTo(page, 'complementary "Task: Paint the door"');
  for (const key of ['d', 'p', 'y', 'r', 'w', 's', 'd', 'p']) {
    await both(page, key, 'Escape');
    await focusComesTo(page, 'complementary "Task: Paint the door"');
    // It can be opened again, and then the focus is in it.
    await page.keyboard.press(key);
    await over(page).first().waitFor();
    await expect.poll(() => focused(page), { message: key }).not.toContain('complementary');
    await page.keyboard.press('Escape');
    await expect.poll(() => over(page).count(), { message: key }).toBe(0);
  }
  await task.getByRole('button', { name: 'More actions' }).focus();
  await both(page, 'Enter', 'Escape');
  await focusComesTo(page, 'button "More actions"');
  expect(page.url()).toContain(id);
});

it('Escape right after the key that opens something over the list leaves the selection', async () => {
  const jo = await site.person();
  await site.ask(jo, 'POST', '/api/tasks', { title: 'Paint the door' });
  const page = await site.enter(jo, { at: '/tasks' });
  await box(page, 'Paint the door').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByText('1 selected').waitFor();
  for (const key of ['p', 'd', 'l', 'p']) {
    await both(page, key, 'Escape');
    await focusComesTo(page, 'checkbox "Complete “Paint the door”"');
    expect(await page.getByText('1 selected').count(), key).toBe(1);
  }
});

it('Escape right after the key that chooses a priority today leaves all as it was, also when the choices have to be fetched', async () => {
  const jo = await site.person();
  await site.ask(jo, 'POST', '/api/tasks', { title: 'Paint the door' });
  const page = await site.enter(jo);
  await box(page, 'Paint the door').waitFor();
  await page.keyboard.press('j');
  await focusComesTo(page, 'checkbox "Complete “Paint the door”"');
  for (const time of ['first', 'again']) {
    await both(page, 'p', 'Escape');
    await page.waitForLoadState('networkidle');
    expect(await over(page).count(), time).toBe(0);
    await focusComesTo(page, 'checkbox "Complete “Paint the door”"');
    await page.keyboard.press('p');
    await over(page).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => over(page).count(), { message: time }).toBe(0);
    await focusComesTo(page, 'checkbox "Complete “Paint the door”"');
  }
});
