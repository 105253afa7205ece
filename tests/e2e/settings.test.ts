import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PASSWORD } from './browser.ts';
import { focusComesTo, gone, toasts } from './rooms.ts';
import { useSite } from './site.ts';

const site = useSite();
const rail = (page: Page) => page.getByRole('navigation', { name: 'Main' });
const saved = (page: Page) => toasts(page).getByText('Saved');

describe('time', () => {
  it('keeps the time zone and the start of the day, and reads every date by them', async () => {
    const jo = await site.person();
    await site.ask(jo, 'POST', '/api/tasks', { title: 'Call Kyoto', dueAt: '2026-11-18T14:30:00Z' });
    const page = await site.enter(jo, { at: '/settings/time', locale: 'en-US' });
    const zone = page.getByRole('combobox', { name: 'Time zone' });
    await zone.fill('Tokyo');
    await page.getByRole('option', { name: 'Asia/Tokyo' }).click();
    await saved(page).waitFor();
    await page.getByText(/It is 6:\d\d PM there now/).waitFor();
    await page.getByText('This device is in Europe/Berlin.').waitFor();
    await toasts(page).getByRole('button', { name: 'Dismiss' }).click();

    await page.getByRole('combobox', { name: 'The day starts at' }).click();
    await page.getByRole('option', { name: /^6:00\sAM$/ }).click();
    await saved(page).waitFor();
    expect(await site.ask(jo, 'GET', '/api/users/me')).toMatchObject({ timeZone: 'Asia/Tokyo', dayStartsAt: '06:00' });

    await rail(page).getByRole('link', { name: 'Today' }).click();
    await page.getByText(/^due 11:30\sPM/).waitFor();
  });
});

describe('appearance', () => {
  /** Notes the scheme of the page at each frame, from the first on. */
  const watchFrames = `{
    globalThis.schemes = [];
    const note = () => {
      if (document.body) globalThis.schemes.push(document.documentElement.getAttribute('data-mantine-color-scheme'));
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  }`;
  const scheme = (page: Page) => page.locator('html').getAttribute('data-mantine-color-scheme');
  const choose = (page: Page, name: string) =>
    page.getByRole('radiogroup', { name: 'Colours' }).getByText(name).click();

  it('stays as chosen over a reload, from the first frame on, and follows the system when told to', async () => {
    const page = await site.enter(await site.person(), { at: '/settings/appearance', colorScheme: 'light' });
    expect(await scheme(page)).toBe('light');
    await page.getByText('each of your devices has its own').waitFor();
    await choose(page, 'Dark');
    await expect.poll(() => scheme(page)).toBe('dark');

    await page.addInitScript(watchFrames);
    await page.reload();
    await page.getByRole('radiogroup', { name: 'Colours' }).waitFor();
    expect(new Set(await page.evaluate<string[]>('globalThis.schemes'))).toEqual(new Set(['dark']));
    expect(await page.getByRole('radio', { name: 'Dark' }).isChecked()).toBe(true);

    await choose(page, 'As the system');
    await expect.poll(() => scheme(page)).toBe('light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => scheme(page)).toBe('dark');
    await page.keyboard.press('Control+j');
    await expect.poll(() => scheme(page)).toBe('light');
  });
});

describe('access tokens', () => {
  it('shows a token once, then only its end, and revokes it', async () => {
    const jo = await site.person();
    const page = await site.enter(jo, { at: '/settings/tokens' });
    await page.getByText('No tokens yet.').waitFor();
    await page.getByRole('button', { name: 'New token' }).click();
    await focusComesTo(page, 'textbox "Name"');
    await page.getByRole('button', { name: 'New token' }).click();
    await page.getByText('Give it a name to know it by.').waitFor();
    await page.getByRole('textbox', { name: 'Name' }).fill('Backup script');
    await page.getByRole('button', { name: 'New token' }).click();

    await page.getByText('The token of “Backup script”').waitFor();
    const secret = page.getByRole('textbox', { name: 'The token of “Backup script”' });
    const token = await secret.inputValue();
    expect(token).toMatch(/^dpi_pat_/);
    expect((await site.ask({ token }, 'GET', '/api/tasks')).items).toEqual([]);
    await page.getByRole('button', { name: 'Done' }).click();
    await gone(secret);
    const list = page.getByRole('list', { name: 'Access tokens' });
    await list.getByText(`…${token.slice(-4)}`).waitFor();

    await page.reload();
    await list.getByText('Backup script').waitFor();
    expect(await page.getByText(token).count()).toBe(0);
    await list.getByText('last used').waitFor();

    await list.getByRole('button', { name: 'Revoke Backup script' }).click();
    await page.getByText('No tokens yet.').waitFor();
    await expect(site.ask({ token }, 'GET', '/api/tasks')).rejects.toThrow('unauthenticated');
  });
});

describe('notifications', () => {
  it('tells nothing of a kind that is switched off', async () => {
    const jo = await site.person();
    const page = await site.enter(jo, { at: '/settings/notifications' });
    const xp = page.getByRole('switch', { name: 'XP earned' });
    await xp.waitFor();
    expect(await xp.isChecked()).toBe(true);
    await xp.click();
    await expect
      .poll(async () => (await site.ask(jo, 'GET', '/api/notifications/preferences')).kinds.xp_awarded)
      .toBe(false);

    const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Dust the lamp' });
    await site.ask(jo, 'POST', `/api/tasks/${id}/complete`, {});
    await site.settled();
    await rail(page)
      .getByRole('link', { name: /^Inbox/ })
      .click();
    await page.getByRole('link', { name: /Badge earned: First step/ }).waitFor();
    expect(await page.getByRole('link', { name: /Dust the lamp/ }).count()).toBe(0);

    await page.goto(`${site.url}/settings/notifications`);
    await xp.waitFor();
    expect(await xp.isChecked()).toBe(false);
  });
});

describe('the person', () => {
  it('changes the name everywhere at once, in other browsers too', async () => {
    const jo = await site.person();
    const [page, other] = [await site.enter(jo, { at: '/settings/profile' }), await site.enter(jo)];
    await page.getByRole('textbox', { name: 'Name' }).fill('Johanna Arendt');
    await page.getByRole('button', { name: 'Save' }).click();
    await saved(page).waitFor();
    for (const each of [page, other])
      await rail(each)
        .getByRole('link', { name: /Johanna Arendt/ })
        .waitFor();
  });

  it('lists where one is signed in, and signs out here', async () => {
    const page = await site.enter(await site.person(), { at: '/settings/sessions' });
    const list = page.getByRole('list', { name: 'Signed-in devices' });
    await list.getByText('this device').waitFor();
    await list.getByRole('button', { name: 'Sign out here' }).click();
    await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
  });

  it('changes the password, which signs out every other device', async () => {
    const jo = await site.person();
    const [page, other] = [await site.enter(jo, { at: '/settings/account' }), await site.enter(jo)];
    const now = page.getByRole('textbox', { name: 'Present password' });
    await now.fill('not the password');
    await page.getByRole('textbox', { name: 'New password' }).fill('a far better one');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('This is not your present password.').waitFor();
    await now.fill(PASSWORD);
    await page.getByRole('button', { name: 'Change password' }).click();
    await toasts(page).getByText('The password is changed').waitFor();
    await other.getByRole('heading', { name: 'Welcome back' }).waitFor();
    expect(await page.getByRole('heading', { level: 1, name: 'Settings' }).count()).toBe(1);
  });

  it('deletes the account when its e-mail is typed, and not before', async () => {
    const jo = await site.person();
    const page = await site.enter(jo, { at: '/settings/account' });
    await page.getByRole('button', { name: 'Delete my account' }).click();
    const confirm = page.getByRole('button', { name: 'Delete for good' });
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: 'Type your e-mail to confirm' }).fill(jo.email);
    await confirm.click();
    await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    await page.getByRole('textbox', { name: 'E-mail' }).fill(jo.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('E-mail or password is wrong.').waitFor();
  });
});
