import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PASSWORD } from './browser.ts';
import { add, box, doneBox, gone, panel, quickAdd, shows, toasts } from './rooms.ts';
import { useSite } from './site.ts';

const site = useSite();
const TODAY = '2026-11-18';

/** The platform answers this path with a fault of its own. */
const failing = (page: Page, path: string) =>
  page.route(path, (route) =>
    route.fulfill({
      status: 500,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        type: '/api/docs/problems#internal',
        title: 'Broken',
        status: 500,
        code: 'internal',
        detail: 'It broke.',
      }),
    }),
  );

describe('a change that fails', () => {
  it('goes back before the eyes, says so, and can be tried again', async () => {
    const jo = await site.person();
    await site.ask(jo, 'POST', '/api/tasks', { title: 'Pay the rent', scheduledFor: TODAY });
    const page = await site.enter(jo);
    await failing(page, '**/api/tasks/*/complete');
    await box(page, 'Pay the rent').click();
    await toasts(page).getByText('“Pay the rent” could not be changed.').waitFor();
    await box(page, 'Pay the rent').waitFor();
    expect(await box(page, 'Pay the rent').getAttribute('aria-checked')).toBe('false');

    await page.unroute('**/api/tasks/*/complete');
    await toasts(page).getByRole('button', { name: 'Try again' }).click();
    await doneBox(page, 'Pay the rent').waitFor();
    await expect.poll(async () => (await site.ask(jo, 'GET', '/api/tasks?status=done')).items.length).toBe(1);
  });

  it('brings the typed text back when a task could not be added', async () => {
    const page = await site.enter(await site.person());
    await failing(page, '**/api/tasks/quick');
    await quickAdd(page).fill('Call the bank today');
    await quickAdd(page).press('Enter');
    await page.getByRole('alert').getByText('This was not saved.').waitFor();
    expect(await quickAdd(page).inputValue()).toBe('Call the bank today');
    await page.unroute('**/api/tasks/quick');
    await quickAdd(page).press('Enter');
    await box(page, 'Call the bank').waitFor();
  });

  it('offers to load again what did not load', async () => {
    const jo = await site.person();
    await site.ask(jo, 'POST', '/api/tasks', { title: 'Pay the rent', scheduledFor: TODAY });
    const page = await site.enter(jo, { at: '/board' });
    await failing(page, '**/api/gamification/ledger*');
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: /Jo Arendt/ })
      .click();
    await page.getByRole('alert').getByText('This did not load').waitFor();
    await page.getByRole('button', { name: 'Try again' }).focus();
    await page.unroute('**/api/gamification/ledger*');
    // It may come by itself before a click could.
    await page.keyboard.press('Enter');
    await page.getByText('No entries yet').waitFor();
  });

  it('keeps both when notes were changed elsewhere meanwhile (412), and asks which to keep', async () => {
    const jo = await site.person();
    const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Speech', notes: 'Friends' });
    const page = await site.enter(jo, { at: `/tasks/${id}` });
    const task = panel(page, 'Speech');
    const notes = task.getByRole('textbox', { name: 'Notes' });
    const write = async (text: string, elsewhere: string) => {
      await task.getByRole('button', { name: 'Write', exact: true }).click();
      await notes.fill(text);
      await site.ask(jo, 'PATCH', `/api/tasks/${id}`, { notes: elsewhere });
      await notes.press('Control+Enter');
      await task.getByRole('alert').getByText('These notes were changed elsewhere').waitFor();
    };
    await write('Friends, mine', 'Friends, theirs');
    await task.getByRole('button', { name: 'Keep mine' }).click();
    await task.getByText('Friends, mine').waitFor();
    await expect.poll(async () => (await site.ask(jo, 'GET', `/api/tasks/${id}`)).notes).toBe('Friends, mine');

    await write('Romans, mine', 'Romans, theirs');
    await task.getByRole('button', { name: 'Take theirs' }).click();
    await task.getByText('Romans, theirs').waitFor();
    await gone(notes);
  });
});

describe('without the platform', () => {
  it('says so, goes on, and has everything when it comes back', async () => {
    const jo = await site.person();
    await site.ask(jo, 'POST', '/api/tasks', { title: 'Water the ferns', scheduledFor: TODAY });
    const page = await site.enter(jo, { mayComplain: /WebSocket|ERR_CONNECTION/ });
    const other = await site.enter(jo, { mayComplain: /WebSocket|ERR_CONNECTION/ });
    const state = page.getByRole('banner').getByRole('status').or(page.getByRole('main').getByRole('status')).first();
    await box(page, 'Water the ferns').waitFor();
    await shows(state, '');

    await site.goDown();
    await shows(state, /Offline|Connecting/);
    await site.comeBack();
    await shows(state, '');

    await add(other, 'Feed the fish today', 'Feed the fish');
    await box(page, 'Feed the fish').waitFor();
  });

  it('shows what happened while it was cut off', async () => {
    const jo = await site.person();
    const page = await site.enter(jo, { mayComplain: /WebSocket|ERR_/ });
    await page.getByText('Nothing here yet').waitFor();
    await site.ask(jo, 'POST', '/api/tasks', { title: 'Open the windows', scheduledFor: TODAY });
    await box(page, 'Open the windows').waitFor();

    await site.goDown();
    await page.context().setOffline(true);
    await site.comeBack();
    await site.ask(jo, 'POST', '/api/tasks', { title: 'Air the rooms', scheduledFor: TODAY });
    await site.settled();
    expect(await box(page, 'Air the rooms').count()).toBe(0);
    await page.context().setOffline(false);
    await box(page, 'Air the rooms').waitFor();
  });

  it('shows what happened between reading the list and the first connection', async () => {
    const jo = await site.person();
    const page = await site.enter(jo, { at: '/settings/profile' });
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await page.routeWebSocket(/socket\.io/, (socket) => void released.then(() => socket.connectToServer()));
    await page.goto(site.url);
    await page.getByText('Nothing here yet').waitFor();
    await site.ask(jo, 'POST', '/api/tasks', { title: 'Mind the gap', scheduledFor: TODAY });
    await site.settled();
    release();
    await box(page, 'Mind the gap').waitFor();
  });

  it('holds changes while offline, tells how many, and sends them after', async () => {
    const jo = await site.person();
    const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Sweep the yard', scheduledFor: TODAY });
    const page = await site.enter(jo, { mayComplain: /WebSocket|ERR_/ });
    await box(page, 'Sweep the yard').waitFor();
    await site.goDown();
    await page.context().setOffline(true);
    await site.comeBack();
    await box(page, 'Sweep the yard').click();
    await page.getByText('Offline, 1 change waits').waitFor();
    expect((await site.ask(jo, 'GET', `/api/tasks/${id}`)).status).toBe('todo');
    await page.context().setOffline(false);
    await expect.poll(async () => (await site.ask(jo, 'GET', `/api/tasks/${id}`)).status).toBe('done');
    await gone(page.getByText('Offline, 1 change waits'));
    await doneBox(page, 'Sweep the yard').waitFor();
  });
});

describe('signing in', () => {
  it('says at the form that the password is wrong, and keeps what was typed', async () => {
    const jo = await site.person();
    const page = await site.visit({ at: '/sign-in' });
    await page.getByRole('textbox', { name: 'E-mail' }).fill(jo.email);
    await page.getByRole('textbox', { name: 'Password' }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('E-mail or password is wrong.').waitFor();
    expect(await page.getByRole('textbox', { name: 'E-mail' }).inputValue()).toBe(jo.email);
  });

  it('says at the field that the e-mail is taken', async () => {
    const jo = await site.person();
    const page = await site.visit({ at: '/sign-up' });
    await page.getByRole('textbox', { name: 'Name' }).fill('Jo again');
    await page.getByRole('textbox', { name: 'E-mail' }).fill(jo.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByText('There is an account with this e-mail already.').waitFor();
    expect(await page.getByRole('textbox', { name: 'E-mail' }).getAttribute('aria-invalid')).toBe('true');
  });

  it('ends where another device ends it, and comes back to the same place', async () => {
    const jo = await site.person();
    const [here, there] = [
      await site.enter(jo, { at: '/settings/sessions' }),
      await site.enter(jo, { at: '/board?period=month' }),
    ];
    await here.reload();
    const list = here.getByRole('list', { name: 'Signed-in devices' });
    const others = list.getByRole('button', { name: /^Sign out (?!here)/ });
    await expect.poll(() => others.count()).toBe(2);
    await others.first().click();
    await expect.poll(() => others.count()).toBe(1);
    await others.first().click();
    await expect.poll(() => others.count()).toBe(0);

    await there.getByRole('heading', { name: 'Welcome back' }).waitFor();
    await there.getByRole('textbox', { name: 'E-mail' }).fill(jo.email);
    await there.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await there.getByRole('button', { name: 'Sign in' }).click();
    await there.getByRole('heading', { level: 1, name: 'Leaderboard' }).waitFor();
    expect(there.url()).toBe(`${site.url}/board?period=month`);
  });
});

it('an address that cannot be decoded is answered by the web app, in its own words', async () => {
  const page = await site.enter(await site.person());
  await page.goto(`${new URL(page.url()).origin}/tasks/%E0%A4%A`);
  await page.getByText('No such task').waitFor();
});
