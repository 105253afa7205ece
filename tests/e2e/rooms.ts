import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The rooms of the app by the names a person knows them by. */

export const quickAdd = (page: Page) => page.getByRole('textbox', { name: 'Add a task' });
/** The box of an open task. */
export const box = (page: Page | Locator, title: string) =>
  page.getByRole('checkbox', { name: `Complete “${title}”`, exact: true });
/** The box of a finished task. */
export const doneBox = (page: Page, title: string) =>
  page.getByRole('checkbox', { name: `Reopen “${title}”`, exact: true });
export const titleLink = (page: Page, title: string) =>
  page.getByRole('main').getByRole('link', { name: title, exact: true });
export const panel = (page: Page, title: string) =>
  page.getByRole('complementary', { name: `Task: ${title}`, exact: true });
export const toasts = (page: Page) => page.getByRole('region', { name: 'What just happened' });
export const ring = (page: Page) => page.getByRole('navigation', { name: 'Main' }).getByRole('img', { name: /^Level/ });

export async function add(page: Page, text: string, title = text): Promise<void> {
  await quickAdd(page).fill(text);
  await quickAdd(page).press('Enter');
  await box(page, title).waitFor();
}

export const gone = (locator: Locator) => locator.waitFor({ state: 'hidden' });

/** Fails unless the page comes to show exactly this text there. */
export const shows = (locator: Locator, text: string | RegExp) => {
  const asked = expect.poll(() => locator.textContent());
  return typeof text === 'string' ? asked.toBe(text) : asked.toMatch(text);
};

/** What has the focus, as a screen reader would say it first: role and name. */
export async function focused(page: Page): Promise<string> {
  const target = page.locator(':focus');
  if ((await target.count()) === 0) return 'nothing';
  return (await target.ariaSnapshot()).split('\n')[0] ?? '';
}

/** Waits until the focus is on what is said like this. */
export const focusComesTo = (page: Page, said: string | RegExp) => {
  const asked = expect.poll(() => focused(page), { message: 'focus' });
  return typeof said === 'string' ? asked.toContain(said) : asked.toMatch(said);
};

export const filterBar = (page: Page) => page.getByRole('combobox', { name: 'Filter tasks' });
/** The titles of the tasks in the Tasks room, from top to bottom, as far as they are drawn. */
export const rowTitles = (page: Page) =>
  page.getByRole('list', { name: 'Tasks' }).getByRole('listitem').getByRole('link').allTextContents();
