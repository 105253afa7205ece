import type { Locator } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import { accessibilityFaults, desktop } from './browser.ts';
import { box, focusComesTo, gone, panel, titleLink, toasts } from './rooms.ts';
import { type Person, useSite } from './site.ts';

const site = useSite();
let jo: Person;
let id: string;

/** Whether the whole of it is on the screen. */
async function isInSight(locator: Locator): Promise<boolean> {
  const box = await locator.boundingBox();
  return box !== null && box.y >= 0 && box.y + box.height <= desktop.height;
}

beforeEach(async () => {
  jo = await site.person();
  const create = { title: 'Plan the trip', notes: 'Lisbon\nPorto', scheduledFor: '2026-11-18' };
  id = (await site.ask(jo, 'POST', '/api/tasks', create)).id;
  await site.ask(jo, 'PATCH', `/api/tasks/${id}`, { priority: 'high' });
  await site.ask(jo, 'PATCH', `/api/tasks/${id}`, { title: 'Plan the journey', notes: 'Lisbon\nFaro' });
});

it('slides to an earlier version, tells the difference, and makes it the present one again', async () => {
  const page = await site.enter(jo, { at: `/tasks/${id}` });
  const task = panel(page, 'Plan the journey');
  const slider = task.getByRole('slider', { name: 'Version' });
  await slider.waitFor();
  const said = () => slider.getAttribute('aria-valuetext');
  expect(await said()).toMatch(/^Version 3 of 3/);
  await page.keyboard.press('h');
  await focusComesTo(page, 'slider "Version"');
  await page.keyboard.press('Home');
  await expect.poll(said).toMatch(/^Version 1 of 3/);
  await task.getByText(/^As it was/).waitFor();
  // What is different is where one looks, all of it.
  for (const seen of [slider, task.getByRole('insertion').getByText('Faro')])
    await expect.poll(() => isInSight(seen)).toBe(true);
  const past = task.getByRole('listitem').filter({ hasText: /^title/ });
  expect(await past.getByRole('deletion').textContent()).toBe('Plan the trip');
  expect(await past.getByRole('insertion').textContent()).toBe('Plan the journey');
  const notes = task.getByRole('listitem').filter({ hasText: /^notes/ });
  expect(await notes.getByRole('deletion').textContent()).toBe('Porto');
  expect(await notes.getByRole('insertion').textContent()).toBe('Faro');

  await task.getByRole('button', { name: 'All of it' }).click();
  const whole = task.getByRole('article', { name: 'Plan the trip' });
  expect(await whole.textContent()).toMatch(/^Plan the trip.*status.*to do.*planned for.*today/);
  await whole.getByText('Porto').waitFor();

  await task.getByRole('button', { name: 'Restore this version' }).click();
  const restored = panel(page, 'Plan the trip');
  await restored.waitFor();
  await focusComesTo(page, 'slider "Version"');
  await restored.getByRole('button', { name: 'Priority: None' }).waitFor();
  await expect
    .poll(() =>
      restored
        .getByRole('slider', { name: 'Version' })
        .getAttribute('aria-valuemax')
        .then(async (max) => max ?? restored.getByRole('slider', { name: 'Version' }).getAttribute('max')),
    )
    .toBe('4');
  expect((await site.ask(jo, 'GET', `/api/tasks/${id}`)).version).toBe(4);

  await toasts(page).getByText('Version 1 is back:').waitFor();
  await toasts(page).getByRole('button', { name: 'Undo' }).click();
  await panel(page, 'Plan the journey').waitFor();
  expect((await site.ask(jo, 'GET', `/api/tasks/${id}`)).version).toBe(5);
});

it('grows while one looks: a change from elsewhere is a new version here', async () => {
  const page = await site.enter(jo, { at: `/tasks/${id}` });
  const changes = panel(page, 'Plan the journey')
    .getByRole('list', { name: 'Changes, newest first' })
    .getByRole('listitem');
  await expect.poll(() => changes.count()).toBe(3);
  await site.ask(jo, 'PATCH', `/api/tasks/${id}`, { difficulty: 'hard' });
  await expect.poll(() => changes.count()).toBe(4);
  expect(await changes.first().textContent()).toMatch(/You difficulty medium hard/);
});

it('shows the trash, live, and takes a task out of it by key', async () => {
  const { id: other } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Pack the bags', labels: ['travel'] });
  const page = await site.enter(jo);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Trash' }).click();
  await page.getByRole('heading', { level: 1, name: 'Trash' }).waitFor();
  await page.getByText('The trash is empty').waitFor();

  for (const deleted of [id, other]) await site.ask(jo, 'DELETE', `/api/tasks/${deleted}`);
  const restore = (title: string) => page.getByRole('button', { name: `Restore “${title}”` });
  await restore('Plan the journey').waitFor();
  const rows = page.getByRole('list', { name: 'Deleted tasks, the latest first' }).getByRole('listitem');
  await expect.poll(() => rows.count()).toBe(2);
  expect(await rows.first().textContent()).toMatch(/Pack the bags.*deleted/);

  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await focusComesTo(page, 'button "Restore “Plan the journey”"');
  await page.keyboard.press('e');
  const read = page.getByRole('dialog');
  await read.getByText('Lisbon').waitFor();
  await focusComesTo(page, 'button "Restore"');
  await page.keyboard.press('Escape');
  await gone(read);
  await focusComesTo(page, 'button "Restore “Plan the journey”"');
  await page.keyboard.press('Enter');
  await gone(restore('Plan the journey'));
  await focusComesTo(page, 'button "Restore “Pack the bags”"');
  await toasts(page).getByText('Out of the trash:').waitFor();
  await expect.poll(async () => (await site.ask(jo, 'GET', '/api/tasks?trashed=true')).items.length).toBe(1);

  await page.goto(`${site.url}/tasks/${other}`);
  const trashed = panel(page, 'Pack the bags');
  await trashed.getByText('This task is in the trash.').waitFor();
  await trashed.getByText('travel').waitFor();
  await page.goto(`${site.url}/tasks/tsk_00000000-0000-4000-8000-000000000000`);
  await page.getByText('No such task').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await box(page, 'Plan the journey').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('x');
  await restore('Pack the bags').waitFor();
  await page.getByRole('link', { name: 'Pack the bags' }).click();
  await read.getByText('travel').waitFor();
  await read.getByRole('button', { name: 'Restore' }).click();
  await gone(restore('Pack the bags'));
});

it('takes a task to the trash from its panel or its row, and back', async () => {
  const page = await site.enter(jo, { at: `/tasks/${id}` });
  const task = panel(page, 'Plan the journey');
  await task.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Move to trash' }).click();
  await gone(task);
  await gone(box(page, 'Plan the journey'));
  await toasts(page).getByText('In the trash:').waitFor();
  await toasts(page).getByRole('button', { name: 'Undo' }).click();
  await box(page, 'Plan the journey').waitFor();

  await box(page, 'Plan the journey').focus();
  await page.keyboard.press('Delete');
  await gone(box(page, 'Plan the journey'));
  await expect.poll(async () => (await site.ask(jo, 'GET', '/api/tasks?trashed=true')).items.length).toBe(1);
  await page.keyboard.press('z');
  await titleLink(page, 'Plan the journey').waitFor();
  await expect.poll(async () => (await site.ask(jo, 'GET', '/api/tasks?trashed=true')).items.length).toBe(0);
});

it('what one deletes oneself without a network is read only at once, and can be taken back there', async () => {
  const page = await site.enter(jo, { at: `/tasks/${id}` });
  const task = panel(page, 'Plan the journey');
  await task.getByRole('button', { name: 'Complete', exact: true }).waitFor();
  await page.context().setOffline(true);
  await page.keyboard.press('j');
  await focusComesTo(page, 'checkbox "Complete “Plan the journey”"');
  await page.keyboard.press('Delete');
  const banner = task.getByRole('status').filter({ hasText: 'This task is in the trash.' });
  await banner.waitFor();
  expect(await task.getByRole('button', { name: 'Complete', exact: true }).count()).toBe(0);
  await banner.getByRole('button', { name: 'Restore' }).click();
  await task.getByRole('button', { name: 'Complete', exact: true }).waitFor();
  await page.context().setOffline(false);
});

it('a save that is refused because the task is in the trash shows that at once, with the words that were written', async () => {
  const page = await site.enter(jo, { at: '/' });
  // Nothing is heard, and nothing more is read of the task: only the refusal says it.
  await page.routeWebSocket(/socket/, () => undefined);
  await page.goto(`${site.url}/tasks/${id}`);
  const task = panel(page, 'Plan the journey');
  await task.getByRole('button', { name: 'Write' }).click();
  await focusComesTo(page, 'textbox "Notes"');
  await page.keyboard.type(' and Braga');
  await page.route(`**/api/tasks/${id}`, (route) =>
    route.request().method() === 'GET' ? undefined : route.continue(),
  );
  await site.ask(jo, 'DELETE', `/api/tasks/${id}`);
  await page.keyboard.press('Control+Enter');
  await task.getByRole('status').filter({ hasText: 'This task is in the trash.' }).waitFor();
  await task.getByRole('region', { name: 'Notes that were not saved' }).getByText('Faro and Braga').waitFor();
  expect(await task.getByRole('textbox').count()).toBe(0);
});

it('what goes to the trash elsewhere while it is open is read only here, and what was being written is kept', async () => {
  const { id: other } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Pack the bags', notes: 'Socks' });
  const page = await site.enter(jo, { at: `/tasks/${other}` });
  const task = panel(page, 'Pack the bags');
  await task.getByText('Socks').waitFor();
  await page.keyboard.press('h');
  await toasts(page).getByText('There is only one version yet: nothing to compare.').waitFor();
  await page.keyboard.press('n');
  await focusComesTo(page, 'textbox "Notes"');
  await page.keyboard.type(' and shoes');
  await site.ask(jo, 'DELETE', `/api/tasks/${other}`);
  const banner = task.getByRole('status').filter({ hasText: 'This task is in the trash.' });
  await banner.waitFor();
  await focusComesTo(page, 'complementary "Task: Pack the bags"');
  const words = task.getByRole('region', { name: 'Notes that were not saved' });
  await words.getByText('Socks and shoes').waitFor();
  await words.getByRole('button', { name: 'Copy' }).click();
  await toasts(page)
    .getByText(/^Copied\.|does not let the page copy/)
    .waitFor();
  expect(await task.getByRole('textbox').count()).toBe(0);
  for (const name of ['Complete', 'More actions', 'Wait for…', 'Write', 'Add labels'])
    expect(await task.getByRole('button', { name }).count()).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.keyboard.press('.');
  const room = page.getByRole('main');
  await room.getByText('This task is in the trash.').waitFor();
  await room.getByText('Socks and shoes').waitFor();
  await room.getByRole('button', { name: 'Restore' }).click();
  await room.getByRole('button', { name: 'Complete', exact: true }).waitFor();
  await expect.poll(() => room.getByRole('textbox', { name: 'Notes' }).inputValue()).toBe('Socks and shoes');
  await room.getByRole('textbox', { name: 'Notes' }).press('Control+Enter');
  await expect.poll(async () => (await site.ask(jo, 'GET', `/api/tasks/${other}`)).notes).toBe('Socks and shoes');

  // By its link, where nothing is known of it.
  await site.ask(jo, 'DELETE', `/api/tasks/${other}`);
  await page.goto(`${site.url}/tasks/${other}`);
  await banner.waitFor();
  await banner.getByRole('button', { name: 'Restore' }).click();
  await task.getByRole('button', { name: 'Complete', exact: true }).waitFor();
});
