import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { PASSWORD } from './browser.ts';
import { kept } from './kept.ts';
import { add, box, doneBox, filterBar, focusComesTo, gone, panel, quickAdd, titleLink, toasts } from './rooms.ts';
import { useSite } from './site.ts';

const site = useSite();

it('keeps a half-typed task over a reload', async () => {
  const page = await site.enter(await site.person());
  await quickAdd(page).fill('Write to the landlord about the wind');
  await page.reload();
  await expect.poll(() => quickAdd(page).inputValue()).toBe('Write to the landlord about the wind');
  await quickAdd(page).focus();
  await page.keyboard.type('ow');
  expect(await quickAdd(page).inputValue()).toBe('Write to the landlord about the window');
  await page.keyboard.press('Escape');
  await focusComesTo(page, 'heading "Today"');
});

it('keeps a title that is being written over a reload, and saves it when it is left', async () => {
  const jo = await site.person();
  const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Sharpen the saw' });
  const page = await site.enter(jo, { at: `/tasks/${id}` });
  const title = page.getByRole('textbox', { name: 'Title' });
  await title.fill('Sharpen both saws');
  await page.reload();
  await expect.poll(() => title.inputValue()).toBe('Sharpen both saws');
  await title.press('Enter');
  await expect.poll(async () => (await site.ask(jo, 'GET', `/api/tasks/${id}`)).title).toBe('Sharpen both saws');
  await page.reload();
  await panel(page, 'Sharpen both saws').waitFor();
});

it('keeps half-written notes over a reload, and saves them after', async () => {
  const jo = await site.person();
  const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Letter', notes: 'Dear' });
  const page = await site.enter(jo, { at: `/tasks/${id}` });
  const task = panel(page, 'Letter');
  await task.getByRole('button', { name: 'Write', exact: true }).click();
  await task.getByRole('textbox', { name: 'Notes' }).fill('Dear Mr Braun, the window');
  await page.reload();
  await expect.poll(() => task.getByRole('textbox', { name: 'Notes' }).inputValue()).toBe('Dear Mr Braun, the window');
  await task.getByRole('textbox', { name: 'Notes' }).press('Control+Enter');
  await task.getByText('Dear Mr Braun, the window').waitFor();
  await expect
    .poll(async () => (await site.ask(jo, 'GET', `/api/tasks/${id}`)).notes)
    .toBe('Dear Mr Braun, the window');
});

it('keeps what was typed into forms over a reload, but no password, and lets go of what is given up', async () => {
  const stranger = await site.visit({ at: '/sign-up' });
  const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
  await field(stranger, 'Name').fill('Mira');
  await field(stranger, 'E-mail').fill('mira@example.org');
  await stranger.getByLabel('Password', { exact: true }).fill('a long enough one');
  await stranger.reload();
  await expect.poll(() => field(stranger, 'Name').inputValue()).toBe('Mira');
  expect(await field(stranger, 'E-mail').inputValue()).toBe('mira@example.org');
  expect(await stranger.getByLabel('Password', { exact: true }).inputValue()).toBe('');

  const page = await site.enter(await site.person(), { at: '/settings/profile' });
  await field(page, 'About you').fill('Sails on weekends');
  await page.reload();
  await expect.poll(() => field(page, 'About you').inputValue()).toBe('Sails on weekends');
  await page.getByRole('button', { name: 'Save' }).click();
  await toasts(page).getByText('Saved').waitFor();

  await page.goto(`${site.url}/projects`);
  const begin = () => page.getByRole('button', { name: 'New project' }).first().click();
  await begin();
  await field(page, 'Name').fill('Summer house');
  await page.reload();
  await begin();
  await expect.poll(() => field(page, 'Name').inputValue()).toBe('Summer house');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await begin();
  await expect.poll(() => field(page, 'Name').inputValue()).toBe('');

  await page.goto(`${site.url}/tasks`);
  await filterBar(page).fill('due<soon');
  await page
    .getByRole('alert')
    .getByText(/column/i)
    .waitFor();
  await page.reload();
  await expect.poll(() => filterBar(page).inputValue()).toBe('due<soon');
});

it('what this browser kept and nobody here understands is laid aside, said once, and in nobody’s way', async () => {
  const jo = await site.person();
  await site.ask(jo, 'POST', '/api/tasks', { title: 'Sharpen the saw', scheduledFor: '2026-11-18' });
  const page = await site.enter(jo);
  await box(page, 'Sharpen the saw').waitFor();
  const put = `(name, value) => new Promise((resolve) => {
    const opening = indexedDB.open('deepiri');
    opening.onsuccess = () => {
      const store = opening.result.transaction('kept', 'readwrite').objectStore('kept');
      store.put(value, name).onsuccess = () => resolve();
    };
  })`;
  const future = [null, { key: 'x', at: '2026-11-18T00:00:00Z', late: false, intent: { kind: 'future-thing' } }];
  await page.goto(`${site.url}/mark.svg`);
  await page.evaluate(`(${put})('outbox:${jo.id}', ${JSON.stringify(future)})`);
  await page.evaluate(`(${put})('read:${jo.id}', { build: 1 })`);
  await page.evaluate(`sessionStorage.setItem('deepiri.typed.${jo.id}.quick-add', '{"text":5}')`);
  await page.goto(site.url);
  await toasts(page).getByText('Something that this browser had kept could not be understood.').waitFor();
  await toasts(page).getByRole('button', { name: 'Dismiss' }).click();
  await add(page, 'Oil the saw today', 'Oil the saw');
  expect(await kept(page, 'aside:outbox')).toContain('future-thing');
  await page.reload();
  await box(page, 'Oil the saw').waitFor();
  expect(await toasts(page).getByText('Something that this browser had kept').count()).toBe(0);
});

it('shows the truth after a reload in the moment of completing', async () => {
  const jo = await site.person();
  const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Ring the bell', scheduledFor: '2026-11-18' });
  const page = await site.enter(jo);
  await box(page, 'Ring the bell').click();
  await page.reload();
  await box(page, 'Ring the bell').or(doneBox(page, 'Ring the bell')).waitFor();
  await site.settled();
  const { status } = await site.ask(jo, 'GET', `/api/tasks/${id}`);
  await (status === 'done' ? doneBox : box)(page, 'Ring the bell').waitFor();

  if (status !== 'done') await box(page, 'Ring the bell').click();
  await expect.poll(async () => (await site.ask(jo, 'GET', `/api/tasks/${id}`)).status).toBe('done');
  await page.reload();
  await doneBox(page, 'Ring the bell').waitFor();
  expect(await box(page, 'Ring the bell').count()).toBe(0);
});

it('leads from a link to a task through signing in to that task', async () => {
  const jo = await site.person();
  const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Read the contract' });
  const page = await site.visit({ at: `/tasks/${id}` });
  await page.getByRole('heading', { name: 'Sign in to Deepiri' }).waitFor();
  await page.getByRole('textbox', { name: 'E-mail' }).fill(jo.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await panel(page, 'Read the contract').waitFor();
  expect(new URL(page.url()).pathname).toBe(`/tasks/${id}`);
});

it('goes back and forth through rooms and tasks as they were visited', async () => {
  const jo = await site.person();
  await site.ask(jo, 'POST', '/api/tasks', { title: 'Sharpen the saw', scheduledFor: '2026-11-18' });
  const page = await site.enter(jo);
  const rail = page.getByRole('navigation', { name: 'Main' });
  const room = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
  await titleLink(page, 'Sharpen the saw').click();
  await panel(page, 'Sharpen the saw').waitFor();
  await rail.getByRole('link', { name: 'Leaderboard' }).click();
  await room('Leaderboard').waitFor();
  await page.getByText('Month', { exact: true }).click();
  await page.waitForURL('**/board?period=month');

  await page.goBack();
  await panel(page, 'Sharpen the saw').waitFor();
  await page.goBack();
  await room('Today').waitFor();
  await gone(panel(page, 'Sharpen the saw'));
  await page.goForward();
  await panel(page, 'Sharpen the saw').waitFor();
  await page.goForward();
  await room('Leaderboard').waitFor();
  expect(await page.getByRole('radio', { name: 'Month' }).isChecked()).toBe(true);
});

it('never loses the focus on the way: back from a task it is on its row, in another room on its name', async () => {
  const jo = await site.person();
  const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Sharpen the saw', scheduledFor: '2026-11-18' });
  for (const at of ['/', '/tasks']) {
    const page = await site.enter(jo, { at });
    await box(page, 'Sharpen the saw').focus();
    await page.keyboard.press('e');
    await panel(page, 'Sharpen the saw').waitFor();
    await page.goBack();
    await focusComesTo(page, 'checkbox "Complete “Sharpen the saw”"');
  }
  const page = await site.enter(jo, { at: `/tasks/${id}` });
  await panel(page, 'Sharpen the saw').waitFor();
  for (const [key, name] of [
    ['b', 'Leaderboard'],
    ['a', 'Tasks'],
    ['t', 'Today'],
  ] as const) {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await focusComesTo(page, `heading "${name}"`);
  }
});

it.each([
  [
    'refuses to keep anything',
    `for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
    Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } });`,
  ],
  ['never says whether it keeps anything', 'IDBFactory.prototype.open = () => new EventTarget();'],
])('works where the browser %s', async (_what, script) => {
  const page = await site.enter(await site.person());
  await page.context().addInitScript(script);
  await page.reload();
  await quickAdd(page).fill('Water the ferns today');
  await quickAdd(page).press('Enter');
  await page.getByRole('main').getByText('Water the ferns').first().waitFor();
});
