import type { Notification } from 'deepiri-contracts';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityFaults, PRESENT, phone } from './browser.ts';
import { focusComesTo, gone, panel, shows, toasts } from './rooms.ts';
import { type Person, useSite } from './site.ts';

const site = useSite();
const main = (page: Page) => page.getByRole('main');
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const told = (page: Page, title: string) => main(page).getByRole('link', { name: title });
const place = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: 'Show' }).getByText(name, { exact: true });
const inRail = (page: Page) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Inbox/ });
const faults = async (page: Page) => {
  const moving = 'document.getAnimations().filter(({ playState }) => playState === "running").length';
  await expect.poll(() => page.evaluate(moving)).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
};

/** Two tasks done, the second of which waited for the first. */
async function twoDone(jo: Person): Promise<void> {
  const first = await site.ask(jo, 'POST', '/api/tasks', { title: 'Fetch the paint' });
  const second = await site.ask(jo, 'POST', '/api/tasks', { title: 'Paint the door', blockedBy: [first.id] });
  for (const { id } of [first, second]) {
    await site.ask(jo, 'POST', `/api/tasks/${id}/complete`, {});
    await site.settled();
  }
}
const inboxOf = async (jo: Person, where = 'inbox'): Promise<Notification[]> =>
  (await site.ask(jo, 'GET', `/api/notifications?place=${where}`)).items;

const EARNED = '+10 XP: Paint the door';
const FREE = 'unread: Ready to start: Paint the door';
const BADGE = 'Badge earned: First step';

describe('the inbox', () => {
  it('has threads that a key puts away, off and back, in two browsers', async () => {
    const jo = await site.person();
    await twoDone(jo);
    const page = await site.enter(jo, { at: '/inbox', colorScheme: 'light' });
    const other = await site.enter(jo, { at: '/inbox' });
    for (const one of [page, other]) await shows(inRail(one), /3 unread/);

    // One thing told twice is one row, which unfolds and folds by the arrows.
    await told(page, EARNED).waitFor();
    expect(await told(page, FREE).count()).toBe(0);
    await press(page, 'j');
    await focusComesTo(page, `link "unread: ${EARNED}"`);
    await press(page, 'ArrowRight');
    await told(page, FREE).waitFor();
    await press(page, 'j');
    await focusComesTo(page, `link "${FREE}"`);
    await faults(page);
    await press(page, 'ArrowLeft');
    await gone(told(page, FREE));
    await focusComesTo(page, `link "unread: ${EARNED}"`);
    expect(await page.getByRole('button', { name: '1 earlier' }).getAttribute('aria-expanded')).toBe('false');

    // One key archives it, with all of it; another takes that back.
    await press(page, 'c');
    for (const one of [page, other]) {
      await gone(told(one, EARNED));
      await shows(inRail(one), /2 unread/);
    }
    await toasts(page).getByText(`Archived: ${EARNED}`).waitFor();
    await focusComesTo(page, /link "(unread: )?(Badge earned|\+)/);
    await faults(page);
    await press(page, 'z');
    for (const one of [page, other]) await told(one, EARNED).waitFor();
    await focusComesTo(page, EARNED);

    // Until tomorrow by a key, then back from where it waits; the address says where one is.
    await press(page, 'm');
    for (const one of [page, other]) await gone(told(one, EARNED));
    await toasts(page).getByText(`Put off until tomorrow 09:00: ${EARNED}`).waitFor();
    await place(other, 'Put off').click();
    await other.getByRole('heading', { name: 'Back tomorrow' }).waitFor();
    await told(other, EARNED).waitFor();
    expect(new URL(other.url()).search).toBe('?place=snoozed');
    expect((await inboxOf(jo, 'snoozed')).map(({ snoozedUntil }) => snoozedUntil)).toEqual(
      Array(2).fill('2026-11-19T08:00:00.000Z'),
    );
    await faults(other);
    await press(other, 'Tab', 'j', 'Delete');
    await told(page, EARNED).waitFor();
    await other.getByText('Nothing is put off').waitFor();
    await focusComesTo(other, 'heading "Inbox"');
    await faults(other);
    await other.goBack();
    await told(other, EARNED).waitFor();
    expect(new URL(other.url()).search).toBe('');
  });

  it('says which rule told something, and leads to what it is about and to its switch', async () => {
    const jo = await site.person();
    await twoDone(jo);
    const page = await site.enter(jo, { at: '/inbox', colorScheme: 'light' });
    const why = page.getByRole('dialog', { name: 'Why was I told this?' });
    await told(page, EARNED).waitFor();
    await press(page, 'j', 'w');
    await why.getByText('This one: 10 for a medium task').waitFor();
    await faults(page);
    await why.getByRole('link', { name: 'See the entry' }).click();
    await focusComesTo(page, 'button "Why 10? Paint the door"');
    await page.getByText('Sum', { exact: true }).waitFor();
    await page.goBack();

    await page.getByRole('button', { name: '1 earlier' }).click();
    await told(page, FREE).hover();
    await page
      .getByRole('list', { name: /^Earlier than/ })
      .getByRole('button', { name: 'Why was I told this?' })
      .click();
    await why.getByText('It waited for “Fetch the paint”').waitFor();
    await press(page, 'Escape');
    await gone(why);
    await focusComesTo(page, 'button "Why was I told this?"');
    await press(page, 'w');
    await why.getByRole('link', { name: 'See the task' }).click();
    await panel(page, 'Paint the door').waitFor();
    await page.goBack();

    await told(page, BADGE).focus();
    await press(page, 'w');
    await why.getByText('Complete your first task.').waitFor();
    await why.getByRole('link', { name: 'Change what is told' }).click();
    await focusComesTo(page, 'switch "A badge ');
    await page.goBack();
    await told(page, BADGE).focus();
    await press(page, 'w');
    await why.getByRole('link', { name: 'See the badge' }).click();
    await focusComesTo(page, /listitem/);
  });

  it('comes back unread when its time has come, and stays where it is when it is refused', async () => {
    const jo = await site.person();
    await twoDone(jo);
    const page = await site.enter(jo, { at: '/inbox?place=unread', mayComplain: /./ });
    const welcome = (await inboxOf(jo)).find(({ kind }) => kind === 'welcome');
    await told(page, 'Welcome to Deepiri').waitFor();
    const soon = new Date(((await page.evaluate('Date.now()')) as number) + 4_000);
    await site.ask(jo, 'POST', `/api/notifications/${welcome?.id}/snooze`, { until: soon.toISOString() });
    await gone(told(page, 'Welcome to Deepiri'));

    // Refused, it is back at once, and so is the number.
    await page.route('**/api/notifications/*/archive', (route) =>
      route.fulfill({
        status: 404,
        contentType: 'application/problem+json',
        body: '{"code":"not_found","status":404}',
      }),
    );
    await told(page, BADGE).focus();
    await press(page, 'c');
    await toasts(page).getByText(`“${BADGE}” stays where it was. It is not there any more.`).waitFor();
    await told(page, BADGE).waitFor();
    await page.unroute('**/api/notifications/*/archive');

    // Without a network it waits to be sent, and so does what takes it back.
    await page.context().setOffline(true);
    await told(page, BADGE).focus();
    await press(page, 'c');
    await toasts(page).getByText(`Archived: ${BADGE}`).waitFor();
    await gone(told(page, BADGE));
    await page.getByText('Offline, 1 change waits').first().waitFor({ state: 'attached' });
    await press(page, 'z');
    // Put away, it counts as read.
    await place(page, 'Inbox').click();
    await told(page, BADGE).waitFor();
    await page.getByText('Offline, 2 changes wait').first().waitFor({ state: 'attached' });
    const moves: string[] = [];
    page.on('request', (request) => {
      const [, move] = /notifications\/[^/]+\/(\w+)$/.exec(request.url()) ?? [];
      if (request.method() === 'POST' && move) moves.push(move);
    });
    await page.context().setOffline(false);
    await expect.poll(() => moves).toEqual(['archive', 'restore']);
    await told(page, BADGE).focus();

    // Until a day of one's own.
    await press(page, 'd');
    const until = page.getByRole('dialog', { name: 'Put off until' });
    await until.getByRole('button', { name: 'Next Monday 09:00' }).waitFor();
    await until.getByRole('button', { name: 'Another day…' }).click();
    await until.getByRole('button', { name: '30 November 2026' }).click();
    await gone(until);
    await gone(told(page, BADGE));
    await toasts(page).getByText('Put off until 30 Nov 09:00').waitFor();

    await expect.poll(() => told(page, 'Welcome to Deepiri').count(), { timeout: 120_000 }).toBe(1);
    await page.getByText('First told today').waitFor();
    const back = (await inboxOf(jo)).find(({ id }) => id === welcome?.id);
    expect(back).toMatchObject({ readAt: null, firstCreatedAt: welcome?.createdAt });
    expect(Date.parse(back?.createdAt ?? '')).toBeGreaterThan(PRESENT.getTime());
  });

  it('works by finger: what can be done is always there, and every place teaches', async () => {
    const jo = await site.person();
    await twoDone(jo);
    const page = await site.enter(jo, { at: '/inbox', viewport: phone, hasTouch: true, colorScheme: 'light' });
    await page.getByRole('button', { name: `Archive: ${EARNED}` }).tap();
    await gone(told(page, EARNED));
    await place(page, 'Archive').tap();
    await told(page, EARNED).waitFor();
    await faults(page);
    await page.getByRole('button', { name: `Bring back: ${EARNED}` }).tap();
    await page.getByText('The archive is empty').waitFor();
    await toasts(page).getByRole('button', { name: 'Undo' }).tap();
    await told(page, EARNED).waitFor();
    await place(page, 'Unread').tap();
    await page.getByRole('button', { name: 'Mark all as read' }).tap();
    await page.getByText('All read', { exact: true }).waitFor();
    const width = await page.locator('html').evaluate((html) => html.scrollWidth);
    expect(width).toBeLessThanOrEqual(phone.width);
  });
});
