import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { box, focusComesTo, focused, gone, toasts } from './rooms.ts';
import { type Person, useSite } from './site.ts';

const site = useSite();
const TODAY = '2026-11-18';
const menu = (page: Page) => page.getByRole('menu');
/** Keys as fingers type them: nobody waits for what the first ones do. */
const type = (page: Page, ...keys: string[]) => Promise.all(keys.map((key) => page.keyboard.press(key)));
const letters = (text: string) => [...text].map((letter) => (letter === ' ' ? 'Space' : letter));

async function withProjects(): Promise<{ jo: Person; page: Page; tasks: () => Promise<unknown> }> {
  const jo = await site.person();
  for (const name of ['Thesis', 'Home', 'Home admin']) await site.ask(jo, 'POST', '/api/projects', { name });
  for (const title of ['Fetch the paint', 'Paint the door'])
    await site.ask(jo, 'POST', '/api/tasks', { title, scheduledFor: TODAY });
  const page = await site.enter(jo, { at: '/tasks' });
  await box(page, 'Fetch the paint').waitFor();
  await page.keyboard.press('j');
  await focusComesTo(page, 'checkbox "Complete “');
  return { jo, page, tasks: async () => (await site.ask(jo, 'GET', '/api/tasks')).items };
}

it('a project is chosen by its name, also by one that is typed before the menu is there', async () => {
  const { page } = await withProjects();
  await type(page, 'o', ...letters('Home admin'));
  await focusComesTo(page, 'menuitemradio "Home admin"');
  await page.keyboard.press('Enter');
  await toasts(page).getByText('Now in Home admin').waitFor();
  await gone(menu(page));

  await page.keyboard.press('o');
  await focusComesTo(page, /menu/);
  await page.keyboard.type('home');
  await focusComesTo(page, /menuitemradio "Home"/);
  await page.keyboard.press('Space');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Escape');
  await gone(menu(page));
});

it('a name that is in no menu picks nothing, and none of its letters is a key of the list', async () => {
  const { page, tasks } = await withProjects();
  const before = await tasks();
  await page.keyboard.press('o');
  await menu(page).waitFor();
  await type(page, ...letters('Home admin cdt'), 'Enter');
  await expect.poll(() => focused(page)).toMatch(/^- menu\b/);
  expect(await menu(page).count()).toBe(1);
  await page.keyboard.press('ArrowDown');
  await focusComesTo(page, 'menuitemradio');
  await page.keyboard.press('Escape');
  await gone(menu(page));
  expect(await tasks()).toEqual(before);
});

it('what is typed on after the menu has closed in the middle of a word is no key of the list', async () => {
  const { page, tasks } = await withProjects();
  await type(page, 'o', ...letters('home'));
  await focusComesTo(page, 'menuitemradio "Home"');
  await page.evaluate(`(async () => {
    const press = (key) => document.activeElement.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    press('h');
    press('Backspace');
    document.activeElement.click();
    while (document.querySelector('[role="menu"]')) await new Promise(requestAnimationFrame);
    for (const key of ['x', 'c', 't', 'Backspace']) press(key);
  })()`);
  await toasts(page).getByText('Now in Home').waitFor();
  expect(
    await toasts(page)
      .getByText(/^(Done|In the trash|Moved)/)
      .count(),
  ).toBe(0);
  expect(await tasks()).toMatchObject([{ status: 'todo' }, { status: 'todo' }]);
});

it('the priority of a row is typed, also where its choices have to be fetched', async () => {
  const jo = await site.person();
  await site.ask(jo, 'POST', '/api/tasks', { title: 'Paint the door', scheduledFor: TODAY });
  const page = await site.enter(jo);
  await box(page, 'Paint the door').waitFor();
  await page.keyboard.press('j');
  await focusComesTo(page, 'checkbox "Complete “Paint the door”"');
  await type(page, 'p', 'm', 'e');
  await focusComesTo(page, 'menuitemradio "Medium');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await site.ask(jo, 'GET', '/api/tasks')).items[0].priority).toBe('medium');
});

it('when something is told again is typed', async () => {
  const jo = await site.person();
  const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Fetch the paint' });
  await site.ask(jo, 'POST', `/api/tasks/${id}/complete`, {});
  await site.settled();
  const page = await site.enter(jo, { at: '/inbox' });
  await page.getByRole('main').getByRole('link', { name: 'Fetch the paint' }).waitFor();
  await page.keyboard.press('j');
  await focusComesTo(page, 'link');
  await type(page, 'd', ...letters('next m'));
  await focusComesTo(page, 'button "Next Monday');
});

it('a grouping that was chosen by key gives the focus back to the row, where keys are those of the list', async () => {
  const { page, tasks } = await withProjects();
  await page.keyboard.press('Control+k');
  await focusComesTo(page, 'Search tasks and commands');
  await page.keyboard.type('group by');
  await page.locator('[data-selected]').filter({ hasText: 'Group by' }).waitFor();
  await page.keyboard.press('Enter');
  await focusComesTo(page, 'combobox "Group"');
  await page.keyboard.type('lab');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url()).toContain('group=label');
  await focusComesTo(page, 'checkbox "Complete “');
  await page.keyboard.press('p');
  await menu(page).waitFor();
  await page.keyboard.type('hi');
  await page.keyboard.press('Enter');
  await expect.poll(tasks).toContainEqual(expect.objectContaining({ priority: 'high' }));
  expect(page.url()).toContain('group=label');
});
