import type { Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityFaults, phone } from './browser.ts';
import { kept, keptHere, mayComplain, nothingWaits, offline, rests, state, waits } from './kept.ts';
import { box, doneBox, filterBar, focusComesTo, gone, panel, quickAdd, ring, rowTitles, toasts } from './rooms.ts';
import { useSite } from './site.ts';

const site = useSite();
const TODAY = '2026-11-18';

const list = (page: Page) => page.getByRole('dialog', { name: 'What waits to be sent' });
/** What opens the tasks of later days. */
const laterTasks = (page: Page) => page.getByRole('button', { name: 'Show 1 task' });

async function editTitle(page: Page, from: string, to: string): Promise<void> {
  const field = panel(page, from).getByRole('textbox', { name: 'Title' });
  await field.fill(to);
  await field.press('Enter');
  await panel(page, to).waitFor();
}

describe.each([
  ['on a desk', {}],
  ['on a phone', { viewport: phone, hasTouch: true }],
])('without a network, %s', (_where, size) => {
  it('one adds, completes, edits and deletes, over a reload; back online all of it is there once', async () => {
    const jo = await site.person();
    const make = (title: string) => site.ask(jo, 'POST', '/api/tasks', { title, scheduledFor: TODAY });
    const [ferns, rent] = [await make('Water the ferns'), await make('Pay the rent')];
    await make('Old idea');
    const page = await site.enter(jo, { serviceWorkers: 'allow', mayComplain, ...size });
    await box(page, 'Old idea').waitFor();
    await keptHere(page, 'Old idea');

    await offline(page, true);
    await quickAdd(page).fill('Call the bank tomorrow 5pm #work ~20m');
    await quickAdd(page).press('Enter');
    // It is for tomorrow, which is folded: it is told of where it went.
    await toasts(page).getByText('Call the bank', { exact: true }).waitFor();
    await toasts(page).getByRole('button', { name: 'Dismiss' }).click();
    await laterTasks(page).click();
    await box(page, 'Call the bank').waitFor();
    await page.getByText('not sent yet', { exact: true }).waitFor();
    await box(page, 'Water the ferns').click();
    await doneBox(page, 'Water the ferns').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Pay the rent', exact: true }).click();
    await editTitle(page, 'Pay the rent', 'Pay the rent and the heating');
    // Comments and time need the platform: that is said at once, and the words stay.
    const comment = panel(page, 'Pay the rent and the heating').getByRole('textbox', { name: 'Write a comment' });
    await comment.fill('By the end of the month');
    await comment.press('Control+Enter');
    await toasts(page).getByText('The comment could not be saved. The platform could not be reached.').waitFor();
    expect(await comment.inputValue()).toBe('By the end of the month');
    await comment.fill('');
    await panel(page, 'Pay the rent and the heating').getByRole('button', { name: 'Start timer' }).click();
    await toasts(page).getByText('The time could not be noted. The platform could not be reached.').waitFor();
    await panel(page, 'Pay the rent and the heating').getByRole('button', { name: 'Close the task' }).click();
    await page.getByRole('main').getByRole('link', { name: 'Old idea', exact: true }).click();
    await panel(page, 'Old idea').waitFor();
    await page.keyboard.press('Delete');
    await gone(box(page, 'Old idea'));
    await waits(page, 'Offline, 4 changes wait');
    await rests(page);
    expect(await accessibilityFaults(page)).toEqual([]);

    // From room to room it goes on being said.
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Tasks' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor();
    expect(await state(page).textContent()).toContain('Offline, 4 changes wait');

    await page.goto(site.url);
    await doneBox(page, 'Water the ferns').waitFor();
    await box(page, 'Pay the rent and the heating').waitFor();
    await laterTasks(page).click();
    await box(page, 'Call the bank').waitFor();
    expect(await box(page, 'Old idea').count()).toBe(0);
    await waits(page, 'Offline, 4 changes wait');
    await page.getByRole('main').getByRole('link', { name: 'Pay the rent and the heating', exact: true }).click();
    await panel(page, 'Pay the rent and the heating').waitFor();
    await page.goto(`${site.url}/board`);
    await page.getByText('Not here without a network').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goto(site.url);
    await box(page, 'Pay the rent and the heating').waitFor();

    await state(page).getByRole('button').click();
    await expect.poll(() => list(page).getByRole('listitem').count()).toBe(4);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');

    const { xp } = await site.ask(jo, 'GET', '/api/gamification/me');
    expect(xp).toBe(0);
    await offline(page, false);
    await nothingWaits(page);
    await gone(page.getByText('not sent yet'));
    const open = (await site.ask(jo, 'GET', '/api/tasks?status=todo')).items;
    expect(open.map(({ title }: { title: string }) => title).toSorted()).toEqual([
      'Call the bank',
      'Pay the rent and the heating',
    ]);
    expect(open.find(({ title }: { title: string }) => title === 'Call the bank')).toMatchObject({
      dueAt: '2026-11-19T16:00:00.000Z',
      labels: ['work'],
      estimateMinutes: 20,
    });
    expect((await site.ask(jo, 'GET', `/api/tasks/${rent.id}`)).version).toBe(rent.version + 1);
    expect((await site.ask(jo, 'GET', `/api/tasks/${ferns.id}`)).status).toBe('done');
    expect((await site.ask(jo, 'GET', '/api/tasks?trashed=true')).items).toHaveLength(1);
    await site.settled();
    expect((await site.ask(jo, 'GET', '/api/gamification/ledger')).items).toHaveLength(1);
  });
});

describe('without a network', () => {
  it('a subtask and a task of a day are kept like every line, over a reload; back online each is there once', async () => {
    const jo = await site.person();
    const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Move house', scheduledFor: TODAY });
    const page = await site.enter(jo, { mayComplain, serviceWorkers: 'allow', at: '/tasks?view=calendar' });
    const day = page.getByRole('gridcell', { name: /Friday 20 November/ });
    await day.waitFor();
    await page.goto(`${site.url}/tasks/${id}`);
    const steps = panel(page, 'Move house').getByRole('list', { name: 'Subtasks' });
    const step = panel(page, 'Move house').getByRole('textbox', { name: 'Add a subtask' });
    await step.waitFor();
    await keptHere(page, 'Move house');

    await offline(page, true);
    for (const [text, title] of [
      ['Pack the books ~20m', 'Pack the books'],
      ['Call the movers', 'Call the movers'],
    ] as const) {
      await step.fill(text);
      await step.press('Enter');
      await steps.getByText(title, { exact: true }).waitFor();
    }
    await steps.getByRole('checkbox', { name: 'Complete “Call the movers”' }).click();
    await waits(page, 'Offline, 3 changes wait');
    await page.goto(`${site.url}/tasks?view=calendar`);
    await day.getByRole('button').first().click();
    const line = page.getByRole('textbox', { name: /Add a task on Friday/ });
    await line.fill('Water the ferns');
    await line.press('Enter');
    await day.getByText('Water the ferns').waitFor();
    await line.fill('Call Ana 5pm #home');
    await line.press('Enter');
    await day.getByText('Call Ana', { exact: true }).waitFor();
    await waits(page, 'Offline, 5 changes wait');
    await page.reload();
    await day.getByText('Water the ferns').waitFor();
    await page.goto(`${site.url}/tasks/${id}`);
    await steps.getByText('Pack the books', { exact: true }).waitFor();
    await waits(page, 'Offline, 5 changes wait');

    await offline(page, false);
    await nothingWaits(page);
    const all = (await site.ask(jo, 'GET', '/api/tasks')).items;
    const named = (title: string) => all.find((task: { title: string }) => task.title === title);
    expect(all).toHaveLength(5);
    expect(named('Pack the books')).toMatchObject({ parentId: id, estimateMinutes: 20 });
    expect(named('Call the movers')).toMatchObject({ parentId: id, status: 'done' });
    expect(named('Call the movers').orderKey > named('Pack the books').orderKey).toBe(true);
    expect(named('Water the ferns').dueAt).toMatch(/^2026-11-2[01]T/);
    expect(named('Call Ana')).toMatchObject({ labels: ['home'], dueAt: '2026-11-20T16:00:00.000Z' });
    await steps.getByText('Pack the books', { exact: true }).waitFor();
  });

  it('open tasks are there in every view and filter, though only today’s list was ever read', async () => {
    const jo = await site.person();
    const make = (body: object) => site.ask(jo, 'POST', '/api/tasks', body);
    const { id } = await make({ title: 'Buy paint', scheduledFor: TODAY, labels: ['home'] });
    await make({ title: 'Paint the door', dueAt: '2026-11-20T12:00:00Z', blockedBy: [id] });
    await make({ title: 'Call Ana', priority: 'high' });
    const page = await site.enter(jo, { mayComplain, serviceWorkers: 'allow' });
    await box(page, 'Buy paint').waitFor();
    await keptHere(page, 'Paint the door');
    // The inbox was read ahead.
    await keptHere(page, 'welcome');

    await offline(page, true);
    const main = page.getByRole('main');
    const visit = (search: string) => page.goto(`${site.url}/tasks?${search}`);
    const counts = (text: string) => main.getByText(text, { exact: true }).first().waitFor();
    await visit('view=board');
    await main.getByRole('link', { name: 'Paint the door', exact: true }).waitFor();
    await counts('3 tasks');
    await visit('view=calendar');
    const day = page.getByRole('gridcell', { name: /Friday 20 November/ });
    await day.getByText('Paint the door').waitFor();
    await visit('view=graph');
    await main
      .getByRole('link', { name: /Paint the door/ })
      .first()
      .waitFor();
    await visit('filter=label:home');
    await expect.poll(() => rowTitles(page)).toEqual(['Buy paint']);
    await counts('1 task');
    await visit('filter=status:open,done&sort=title');
    await expect.poll(() => rowTitles(page)).toEqual(['Buy paint', 'Call Ana', 'Paint the door']);
    await counts('3 tasks known here');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goto(`${site.url}/inbox`);
    await main.getByRole('link', { name: /Welcome/ }).waitFor();
    // What is done is known nowhere here: that is said, not that there is none.
    await visit('filter=status:done');
    await page.getByText('Not here without a network').waitFor();
    // One changes filters on the page as well.
    await filterBar(page).fill('priority:high');
    await filterBar(page).press('Enter');
    await expect.poll(() => rowTitles(page)).toEqual(['Call Ana']);
    await counts('1 task');

    await make({ title: 'Call Ben', priority: 'high' });
    await offline(page, false);
    await expect.poll(async () => (await rowTitles(page)).toSorted()).toEqual(['Call Ana', 'Call Ben']);
    await counts('2 tasks');
  });

  it('what needs the platform says so at once, changes nothing, and keeps what was typed', async () => {
    const jo = await site.person();
    await site.ask(jo, 'POST', '/api/projects', { name: 'Summer house' });
    const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Paint the door', scheduledFor: TODAY });
    await site.ask(jo, 'PATCH', `/api/tasks/${id}`, { priority: 'high' });
    await site.ask(jo, 'POST', '/api/tasks', { title: 'Buy paint', scheduledFor: TODAY });
    const page = await site.enter(jo, { mayComplain, at: '/settings' });
    const main = page.getByRole('main');
    const go = (name: string) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
    const needed = toasts(page).getByText('This needs a connection. Nothing was changed');
    /** It is said, once; then it is closed, so that the next one says it anew. */
    const said = async () => {
      await needed.waitFor();
      expect(await needed.count()).toBe(1);
      await toasts(page).getByRole('button', { name: 'Dismiss' }).first().click();
      await gone(needed);
    };
    // Each room is opened while it can be, so that it is there without a network.
    await main.getByRole('textbox', { name: 'Name' }).waitFor();
    for (const name of ['Leaderboard', 'Projects', 'Tasks']) {
      await go(name);
      await page.getByRole('heading', { level: 1, name }).waitFor();
    }
    await main.getByRole('link', { name: 'Paint the door', exact: true }).click();
    const door = panel(page, 'Paint the door');
    await door.getByRole('slider', { name: 'Version' }).waitFor();
    await door.getByRole('button', { name: 'Wait for…' }).click();
    await page.getByRole('combobox', { name: 'Find the task to wait for' }).waitFor();
    await page.keyboard.press('Escape');

    await offline(page, true);
    await door.getByRole('button', { name: 'Wait for…' }).click();
    await page.getByRole('option', { name: 'Buy paint' }).click();
    await said();
    await door.getByRole('slider', { name: 'Version' }).press('ArrowLeft');
    await door.getByRole('button', { name: 'Restore this version' }).click();
    await said();
    await door.getByRole('button', { name: 'Close the task' }).click();

    await filterBar(page).fill('priority:high');
    await filterBar(page).press('Enter');
    await page.getByRole('button', { name: /^Save view/ }).click();
    await page.getByRole('textbox', { name: 'Name of the view' }).fill('Urgent things');
    await page.keyboard.press('Enter');
    await needed.waitFor();
    // A click on what is said closes the pop-up.
    expect(await page.getByRole('textbox', { name: 'Name of the view' }).inputValue()).toBe('Urgent things');
    await said();
    await page.keyboard.press('Escape');

    await go('Projects');
    await page.keyboard.press('g');
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: 'New project' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Boat');
    await page.keyboard.press('Enter');
    await said();
    expect(await dialog.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Boat');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await gone(dialog);
    await main.getByRole('button', { name: 'More for Summer house' }).click();
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    await said();
    expect(await toasts(page).getByText('In the archive').count()).toBe(0);
    await main.getByRole('link', { name: 'Summer house' }).waitFor();

    await go('Leaderboard');
    const leave = main.getByRole('button', { name: 'Leave the boards' });
    await leave.click();
    await said();
    await leave.waitFor();
    expect(await main.getByText('You are on no board').count()).toBe(0);

    await go('Settings');
    await main.getByRole('textbox', { name: 'Name' }).fill('Jo of the hills');
    await main.getByRole('button', { name: 'Save' }).click();
    await said();
    await main.getByText('This was not saved.').waitFor();
    expect(await main.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Jo of the hills');

    // Nothing waited in secret; and with a network it is done.
    expect(await state(page).textContent()).not.toContain('wait');
    await offline(page, false);
    await main.getByRole('button', { name: 'Save' }).click();
    await expect.poll(async () => (await site.ask(jo, 'GET', '/api/users/me')).name).toBe('Jo of the hills');
    expect((await site.ask(jo, 'GET', '/api/projects')).items).toMatchObject([
      { name: 'Summer house', archived: false },
    ]);
    expect((await site.ask(jo, 'GET', `/api/tasks/${id}`)).blockedBy).toEqual([]);
    expect((await site.ask(jo, 'GET', '/api/views')).items).toEqual([]);
  });
});

describe('back online', () => {
  it('what was changed elsewhere too is shown with both versions; nothing of it is lost', async () => {
    const jo = await site.person();
    const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Speech', scheduledFor: TODAY });
    const page = await site.enter(jo, { mayComplain, at: `/tasks/${id}` });
    const other = await site.enter(jo, { mayComplain, at: `/tasks/${id}` });
    await panel(page, 'Speech').waitFor();
    await panel(other, 'Speech').waitFor();
    await offline(page, true);
    await editTitle(page, 'Speech', 'Speech for Ana');
    await panel(page, 'Speech for Ana')
      .getByRole('button', { name: /Write|Add notes/ })
      .first()
      .click();
    await panel(page, 'Speech for Ana').getByRole('textbox', { name: 'Notes' }).fill('Dear Ana');
    await page.keyboard.press('Control+Enter');
    await panel(page, 'Speech for Ana').getByText('Dear Ana').waitFor();
    await offline(other, true);
    await editTitle(other, 'Speech', 'Speech for Ben');
    await waits(other, 'Offline, 1 change waits');
    await offline(other, false);
    await expect.poll(async () => (await site.ask(jo, 'GET', `/api/tasks/${id}`)).title).toBe('Speech for Ben');

    await offline(page, false);
    await toasts(page).getByText('Changed elsewhere too:').waitFor();
    await toasts(page).getByRole('button', { name: 'Look' }).click();
    const entry = list(page).getByRole('listitem').first();
    await entry.getByText('Speech for Ana').first().waitFor();
    await entry.getByText('Speech for Ben').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await entry.getByText('On the platform', { exact: true }).first().click();
    await entry.getByRole('button', { name: /^Use this/ }).click();
    await list(page).getByText('Nothing waits').waitFor();
    await page.keyboard.press('Escape');
    await panel(page, 'Speech for Ben').waitFor();
    const now = await site.ask(jo, 'GET', `/api/tasks/${id}`);
    expect(now).toMatchObject({ title: 'Speech for Ben', notes: 'Dear Ana' });
  });

  it('what was written in one tab over what another has changed meanwhile is no less a conflict', async () => {
    const jo = await site.person();
    const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Speech', scheduledFor: TODAY });
    const page = await site.enter(jo, { mayComplain, at: `/tasks/${id}` });
    const other = await page.context().newPage();
    await other.goto(page.url());
    const title = (tab: Page) => tab.getByRole('textbox', { name: 'Title' });
    for (const tab of [page, other]) await panel(tab, 'Speech').waitFor();
    await offline(page, true);
    await title(other).fill('Not this');
    await title(other).press('Escape');
    await expect.poll(() => title(other).inputValue()).toBe('Speech');
    await title(other).fill('Speech for Ben');
    await editTitle(page, 'Speech', 'Speech for Ana');
    // The other tab knows, and goes on with what is being written there.
    await panel(other, 'Speech for Ana').waitFor();
    await expect.poll(() => title(other).inputValue()).toBe('Speech for Ben');
    await title(other).press('Enter');
    for (const tab of [page, other]) await panel(tab, 'Speech for Ben').waitFor();
    await waits(page, 'Offline, 2 changes wait');

    await offline(page, false);
    await waits(page, '1 change needs you');
    await waits(other, '1 change needs you');
    await expect.poll(async () => (await site.ask(jo, 'GET', `/api/tasks/${id}`)).title).toBe('Speech for Ana');
    await other.keyboard.press('g');
    await other.keyboard.press('w');
    await list(other).getByText('Speech for Ana').first().waitFor();
    await list(other)
      .getByRole('button', { name: /^Use this/ })
      .click();
    for (const tab of [page, other]) await nothingWaits(tab);
    await expect.poll(async () => (await site.ask(jo, 'GET', `/api/tasks/${id}`)).title).toBe('Speech for Ben');
  });

  it('changes of different fields meet by themselves; what was deleted elsewhere is explained and can be given up', async () => {
    const jo = await site.person();
    const both = await site.ask(jo, 'POST', '/api/tasks', { title: 'Both', scheduledFor: TODAY });
    const lost = await site.ask(jo, 'POST', '/api/tasks', { title: 'Lost', scheduledFor: TODAY });
    const page = await site.enter(jo, { mayComplain, at: `/tasks/${both.id}` });
    await panel(page, 'Both').waitFor();
    await offline(page, true);
    await editTitle(page, 'Both', 'Both of us');
    await box(page, 'Lost').click();
    await doneBox(page, 'Lost').waitFor();
    await site.ask(jo, 'PATCH', `/api/tasks/${both.id}`, { priority: 'high' });
    await site.ask(jo, 'DELETE', `/api/tasks/${lost.id}`);

    await offline(page, false);
    await waits(page, '1 change needs you');
    expect(await site.ask(jo, 'GET', `/api/tasks/${both.id}`)).toMatchObject({ title: 'Both of us', priority: 'high' });
    await page.keyboard.press('Escape');
    await state(page).getByRole('button').click();
    await list(page).getByText('It was deleted elsewhere in the meantime.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await list(page).getByRole('button', { name: 'Give up: Complete “Lost”' }).click();
    await list(page).getByText('Nothing waits').waitFor();
    expect(await doneBox(page, 'Lost').count()).toBe(0);
  });
});

describe('a platform that fails or takes its time', () => {
  it('keeps what was done until it answers, over a reload', async () => {
    const jo = await site.person();
    await site.ask(jo, 'POST', '/api/tasks', { title: 'Sweep the yard', scheduledFor: TODAY });
    const page = await site.enter(jo, { mayComplain });
    await box(page, 'Sweep the yard').waitFor();
    const body = JSON.stringify({
      type: 'about:blank',
      title: 'Away',
      status: 503,
      code: 'unavailable',
      detail: 'Away.',
    });
    const away = (url: string) =>
      page.route(url, (route) =>
        route.request().method() === 'POST'
          ? route.fulfill({ status: 503, contentType: 'application/problem+json', body })
          : route.continue(),
      );
    await away('**/api/tasks/**');
    await box(page, 'Sweep the yard').click();
    await doneBox(page, 'Sweep the yard').waitFor();
    await quickAdd(page).fill('Mend the fence today');
    await quickAdd(page).press('Enter');
    await box(page, 'Mend the fence').waitFor();
    await page.getByText('not sent yet', { exact: true }).waitFor();
    await waits(page, 'Saving, 2 changes wait');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.reload();
    await doneBox(page, 'Sweep the yard').waitFor();
    await box(page, 'Mend the fence').waitFor();
    await page.getByText('not sent yet', { exact: true }).waitFor();
    await page.unroute('**/api/tasks/**');
    await nothingWaits(page);
    await gone(page.getByText('not sent yet'));
    await box(page, 'Mend the fence').waitFor();
    await site.settled();
    expect((await site.ask(jo, 'GET', '/api/gamification/ledger')).items).toHaveLength(1);
    expect((await site.ask(jo, 'GET', '/api/tasks')).items).toHaveLength(2);
  });

  it('is said to be away where it is asked for, keeps what is done there too, and is found as soon as it is back', async () => {
    const jo = await site.person();
    const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Sweep the yard', scheduledFor: TODAY });
    const page = await site.enter(jo, { at: '/inbox', serviceWorkers: 'allow', mayComplain });
    const welcome = page.getByRole('main').getByRole('link', { name: 'Welcome to Deepiri' });
    await welcome.waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await box(page, 'Sweep the yard').waitFor();
    await keptHere(page, 'Sweep the yard');

    await site.goDown();
    await box(page, 'Sweep the yard').click();
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await welcome.focus();
    await page.keyboard.press('c');
    await toasts(page).getByText('Archived: Welcome to Deepiri').waitFor();
    await waits(page, 'Offline, 2 changes wait');
    expect(await page.getByText('Refreshing takes long.').count()).toBe(0);
    await page.keyboard.press('g');
    await page.keyboard.press('w');
    await list(page).getByText('The platform does not answer.').waitFor();
    await list(page).getByText('Archive Welcome to Deepiri').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await expect.poll(() => kept(page, 'outbox:')).toContain('archiveNotification');
    await page.reload();
    await gone(welcome);
    await waits(page, 'Offline, 2 changes wait');

    await site.comeBack();
    await nothingWaits(page);
    const archived = (await site.ask(jo, 'GET', '/api/notifications?place=archive')).items;
    expect(archived).toMatchObject([{ kind: 'welcome' }]);
    expect((await site.ask(jo, 'GET', `/api/tasks/${id}`)).status).toBe('done');
    expect(await welcome.count()).toBe(0);
  });

  it('shows one row of a line whose task is heard of, or read, before the answer', async () => {
    const jo = await site.person();
    const page = await site.enter(jo, { mayComplain });
    await ring(page).waitFor();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await page.route('**/api/tasks/quick', async (route) => {
      const response = await route.fetch();
      await released;
      await route.fulfill({ response }).catch(() => undefined);
    });
    const rows = () => page.getByRole('main').locator('[data-row]').allTextContents();
    const one = /^Mend the fence(?!.*not sent)/;
    await quickAdd(page).fill('Mend the fence today #home');
    await quickAdd(page).press('Enter');
    await box(page, 'Mend the fence').waitFor();
    // As long as there is no answer the line waits, and it has no row of its own.
    await waits(page, 'Saving, 1 change waits');
    expect(await rows()).toEqual([expect.stringMatching(one)]);
    await page.reload();
    await box(page, 'Mend the fence').first().waitFor();
    await waits(page, 'Saving, 1 change waits');
    await expect.poll(rows).toEqual([expect.stringMatching(one)]);
    release();
    await page.unroute('**/api/tasks/quick');
    await nothingWaits(page);
    expect(await rows()).toEqual([expect.stringMatching(one)]);
    expect((await site.ask(jo, 'GET', '/api/tasks')).items).toHaveLength(1);
  });

  it('shows what was read before while every answer takes long, and takes what is done meanwhile', async () => {
    const jo = await site.person();
    await site.ask(jo, 'POST', '/api/tasks', { title: 'Sweep the yard', scheduledFor: TODAY });
    const page = await site.enter(jo, { mayComplain });
    await box(page, 'Sweep the yard').waitFor();
    await expect.poll(() => kept(page, 'read:')).toContain('Sweep the yard');
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await page.route('**/api/**', async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(site.url);
    await box(page, 'Sweep the yard').click();
    await doneBox(page, 'Sweep the yard').waitFor();
    expect(await ring(page).getAttribute('aria-label')).toBe('Level 1, 0 of 100 XP');
    await quickAdd(page).fill('Mend the fence today');
    await quickAdd(page).press('Enter');
    await box(page, 'Mend the fence').waitFor();
    await page.getByText('not sent yet', { exact: true }).waitFor();
    release();
    await nothingWaits(page);
    await gone(page.getByText('not sent yet'));
    await box(page, 'Mend the fence').waitFor();
    await expect.poll(() => ring(page).getAttribute('aria-label')).toBe('Level 1, 10 of 100 XP');
  });
});

describe.each([
  ['says so at once', (route: Route) => route.fulfill({ status: 500 }), 'Could not be refreshed.'],
  ['is away', (route: Route) => route.fulfill({ status: 503 }), 'Could not be refreshed.'],
  ['keeps silent', () => undefined, 'Refreshing takes long.'],
] as const)('what was read before, of a platform that %s', (_how, fail, words) => {
  it('is shown with its age and a way to try again, in every room, until it was read anew', async () => {
    const jo = await site.person();
    await site.ask(jo, 'POST', '/api/tasks', { title: 'Sweep the yard', scheduledFor: TODAY });
    const page = await site.enter(jo, { mayComplain: /WebSocket|ERR_|Failed to fetch|50[03]/ });
    await box(page, 'Sweep the yard').waitFor();
    await expect.poll(() => kept(page, 'read:')).toContain('Sweep the yard');
    expect(await page.getByText('This is as of').count()).toBe(0);

    await page.route('**/api/**', fail);
    await page.goto(site.url);
    await box(page, 'Sweep the yard').waitFor();
    const notice = page.getByRole('main').getByRole('status').filter({ hasText: 'This is as of' });
    await notice
      .filter({ hasText: words })
      .getByText(/This is as of \d\d:\d\d\.$/)
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    // It is not the offline message: the browser has its network.
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Tasks' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor();
    await page.goBack();
    // What keeps silent for long enough has failed by now.
    await notice.waitFor();

    await site.ask(jo, 'POST', '/api/tasks', { title: 'Mend the fence', scheduledFor: TODAY });
    await page.getByRole('main').getByRole('button', { name: 'Try again' }).click();
    await notice.waitFor();
    await page.unroute('**/api/**');
    await page.keyboard.press('Enter');
    await box(page, 'Mend the fence').waitFor();
    await gone(notice);
    // Who pressed the button that is gone is at the top of the room.
    await focusComesTo(page, 'heading "Today"');
  });
});

it('what was read is gone with the person; what others had is never shown', async () => {
  const [jo, ada] = [await site.person(), await site.person('Ada Byron')];
  await site.ask(jo, 'POST', '/api/tasks', { title: 'A secret of Jo', scheduledFor: TODAY });
  const page = await site.enter(jo, { mayComplain, at: '/settings/sessions' });
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /Today/ }).click();
  await box(page, 'A secret of Jo').waitFor();
  await expect.poll(() => kept(page, '')).toContain('A secret of Jo');
  await page.goto(`${site.url}/settings/sessions`);
  await page.getByRole('button', { name: 'Sign out here' }).click();
  await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
  await expect.poll(() => kept(page, '')).toBe('[]');
  await page.getByRole('textbox', { name: 'E-mail' }).fill(ada.email);
  await page.getByRole('textbox', { name: 'Password' }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page
    .getByText('Nothing here yet')
    .or(page.getByRole('link', { name: /Ada Byron/ }))
    .first()
    .waitFor();
  expect(await kept(page, '')).not.toContain('A secret of Jo');
});

it('what one has kept is not shown to another who has the session now, however long the platform takes', async () => {
  const [jo, ada] = [await site.person(), await site.person('Ada Byron')];
  await site.ask(jo, 'POST', '/api/tasks', { title: 'A secret of Jo', scheduledFor: TODAY });
  const page = await site.enter(jo, { mayComplain });
  await box(page, 'A secret of Jo').waitFor();
  await expect.poll(() => kept(page, '')).toContain('A secret of Jo');
  const held = Promise.withResolvers<void>();
  await page.route('**/api/users/refresh', async (route) => {
    await held.promise;
    await route.continue();
  });
  // Still Jo: the page goes on before there is an answer.
  await page.reload();
  await box(page, 'A secret of Jo').waitFor();
  const login = await page.request.post(`${site.url}/api/users/login`, {
    data: { email: ada.email, password: 'correct horse battery' },
  });
  expect(login.status()).toBe(200);
  let seen = 0;
  await page.exposeFunction('sawJo', () => seen++);
  await page.addInitScript(`new MutationObserver(() => document.body?.textContent.includes('A secret of Jo') && sawJo())
    .observe(document, { subtree: true, childList: true })`);
  await page.reload();
  // Longer than the page would wait to go on as who it knows.
  await expect.poll(() => page.evaluate<number>('performance.now()')).toBeGreaterThan(2_500);
  held.resolve();
  await page
    .getByRole('link', { name: /Ada Byron/ })
    .first()
    .waitFor();
  expect(seen).toBe(0);
  await expect.poll(() => kept(page, '')).not.toContain('A secret of Jo');
});
