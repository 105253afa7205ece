import { beforeEach, expect, it } from 'vitest';
import { box, focusComesTo, panel, shows, toasts } from './rooms.ts';
import { type Person, useSite } from './site.ts';

const site = useSite();
const TODAY = '2026-11-18';
let jo: Person;
beforeEach(async () => {
  jo = await site.person();
});
const make = (task: Record<string, unknown>): Promise<{ id: string }> => site.ask(jo, 'POST', '/api/tasks', task);

it('a row tells how much its task weighs and what is in its notes, in the words that the task itself has for it', async () => {
  await make({ title: 'Shop', scheduledFor: TODAY, priority: 'high', notes: 'For two:\n- [x] Milk\n- [ ] Bread' });
  await make({ title: 'Read', scheduledFor: TODAY, priority: 'low', notes: 'Chapter 4.' });
  await make({ title: 'Rest', scheduledFor: TODAY });
  for (const at of ['/', '/tasks', '/tasks?view=board']) {
    const page = await site.enter(jo, { at });
    const row = (title: string) =>
      page
        .getByRole('main')
        .getByRole('listitem')
        .filter({ has: box(page, title) });
    const signs = (title: string) =>
      row(title)
        .getByRole('img')
        .evaluateAll((all) => all.map((one) => one.ariaLabel));
    await row('Shop').getByText('High', { exact: true }).waitFor();
    expect(await signs('Shop')).toEqual(['Notes: 1 of 2 boxes ticked']);
    expect(await signs('Read')).toEqual(['Priority: Low', 'Has notes']);
    expect(await signs('Rest')).toEqual([]);
  }
});

it('the box of a task on hold says that it is on hold, and that of one that waits for another says that', async () => {
  const first = await make({ title: 'Stretch', scheduledFor: TODAY });
  await make({ title: 'Run', scheduledFor: TODAY, blockedBy: [first.id] });
  await site.ask(jo, 'PATCH', `/api/tasks/${first.id}`, { status: 'blocked' });
  for (const at of ['/tasks', '/tasks?view=board', '/']) {
    const page = await site.enter(jo, { at });
    await page.getByRole('checkbox', { name: '“Run” waits for other tasks', exact: true }).waitFor();
    expect(await page.getByRole('checkbox', { name: /^“Stretch”/ }).getAttribute('aria-label')).toBe(
      '“Stretch” is on hold',
    );
  }
});

it('what a row says of another task takes two lines at most, and nothing of it runs out of the panel', async () => {
  const first = await make({ title: `Ask${'whoever'.repeat(60)}`, scheduledFor: TODAY });
  const { id } = await make({ title: 'Decide', scheduledFor: TODAY, blockedBy: [first.id] });
  const page = await site.enter(jo, { at: `/tasks/${id}` });
  const said = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByText('Decide', { exact: true }) })
    .getByText(/^after “Ask/);
  const lines = await said.evaluate((one) => {
    const { lineHeight } = one.ownerDocument.defaultView!.getComputedStyle(one);
    return one.clientHeight / Number.parseFloat(lineHeight);
  });
  expect(Math.round(lines)).toBe(2);
  await panel(page, 'Decide')
    .getByRole('link', { name: /^Askwhoever/ })
    .first()
    .waitFor();
  expect(await panel(page, 'Decide').evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
});

it('a box that is ticked in the notes is one line of the activity, with what it says', async () => {
  const { id } = await make({ title: 'Shop', notes: '- [ ] **Buy** milk\n- [x] Bread' });
  const page = await site.enter(jo, { at: `/tasks/${id}` });
  const changes = panel(page, 'Shop').getByRole('list', { name: 'Changes, newest first' }).getByRole('listitem');
  await shows(changes.first(), /^You made it/);
  await panel(page, 'Shop').getByRole('checkbox', { name: 'Buy milk' }).click();
  await shows(changes.first(), /^You ticked “Buy milk”\d/);
  await panel(page, 'Shop').getByRole('checkbox', { name: 'Bread' }).click();
  await shows(changes.first(), /^You cleared “Bread”\d/);
  expect(await changes.count()).toBe(3);
});

it('an item that was begun and got no words is gone when the notes are left, and steps are a list of their own', async () => {
  const { id } = await make({ title: 'Shop', notes: '- nails' });
  const page = await site.enter(jo, { at: `/tasks/${id}` });
  await panel(page, 'Shop').getByRole('button', { name: 'Write' }).click();
  await focusComesTo(page, 'textbox "Notes"');
  for (const key of ['Enter', 'Enter']) await page.keyboard.press(key);
  await panel(page, 'Shop').getByRole('button', { name: 'Checklist' }).click();
  await page.keyboard.type('milk');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await panel(page, 'Shop').getByRole('checkbox', { name: 'milk' }).waitFor();
  await expect.poll(async () => (await site.ask(jo, 'GET', `/api/tasks/${id}`)).notes).toBe('- nails\n- [ ] milk');
  const lists = panel(page, 'Shop').getByRole('region', { name: 'Notes' }).getByRole('list');
  expect(await lists.allTextContents()).toEqual(['nails', 'milk']);
});

it('what starts a task and what starts its timer have names of their own', async () => {
  const { id } = await make({ title: 'Shop' });
  const page = await site.enter(jo, { at: `/tasks/${id}` });
  const starts = panel(page, 'Shop').getByRole('button', { name: /start/i });
  await starts.nth(1).waitFor();
  expect(await starts.allTextContents()).toEqual(['Start', 'Start timer']);
});

it('the slider names its ends, counts the versions, and says when the one was that is pointed at', async () => {
  const { id } = await make({ title: 'Shop' });
  const page = await site.enter(jo, { at: `/tasks/${id}` });
  await shows(panel(page, 'Shop').getByRole('list', { name: 'Changes, newest first' }).first(), /^You made it/);
  await page.keyboard.press('h');
  await toasts(page).getByText('There is only one version yet: nothing to compare.').waitFor();
  for (const title of ['Shop now', 'Shop today']) await site.ask(jo, 'PATCH', `/api/tasks/${id}`, { title });
  const task = panel(page, 'Shop today');
  const slider = task.getByRole('slider', { name: 'Version' });
  await task.getByText('3 versions').waitFor();
  for (const end of ['First', 'Now']) await task.getByText(end, { exact: true }).waitFor();
  const { width = 0, height = 0 } = (await slider.boundingBox()) ?? {};
  await slider.hover({ position: { x: width / 2, y: height / 2 } });
  await task.getByText(/^Version 2 of 3, \d/).waitFor();
  await page.mouse.move(0, 0);
  await task.getByText('3 versions').waitFor();
  await slider.press('Home');
  await task.getByText(/^Version 1 of 3, \d/).waitFor();
});

it('what a task waits for is said once, and the list to choose from is under its field', async () => {
  const { id: glass } = await make({ title: 'Order the glass' });
  const { id } = await make({ title: 'Set the glass', blockedBy: [glass] });
  for (let at = 0; at < 9; at += 1) await make({ title: `Another ${at}` });
  const page = await site.enter(jo, { at: `/tasks/${id}` });
  const waits = panel(page, 'Set the glass').getByRole('region', { name: 'Waits and is waited for' });
  await waits.getByText('First comes').getByRole('link', { name: 'Order the glass' }).waitFor();
  expect(await waits.getByRole('listitem').allTextContents()).toEqual(['First comes Order the glass']);
  expect(await waits.getByText('First comes').count()).toBe(1);
  await page.keyboard.press('w');
  await focusComesTo(page, 'combobox "Find the task to wait for"');
  await page.getByRole('option', { name: 'Another 0' }).waitFor();
  const [field, list] = await Promise.all([
    page.getByRole('combobox', { name: 'Find the task to wait for' }).boundingBox(),
    page.getByRole('listbox').boundingBox(),
  ]);
  if (!field || !list) throw new Error('nothing to see');
  expect(list.y).toBeGreaterThanOrEqual(field.y + field.height);
  expect(list.y + list.height).toBeLessThanOrEqual(900);
});
