import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityFaults, PASSWORD, phone } from './browser.ts';
import { keptHere, mayComplain, nothingWaits, offline, waits } from './kept.ts';
import { box, panel, quickAdd, titleLink, toasts } from './rooms.ts';
import { type Person, useSite } from './site.ts';

const site = useSite();
const TODAY = '2026-11-18';
const LINE = 'Call mum tomorrow 17:00 #family !high ~20m';

const chips = (page: Page) => page.getByRole('list', { name: 'Understood from your text' }).getByRole('button');
const comeToMean = (page: Page, ...texts: string[]) => expect.poll(() => chips(page).allTextContents()).toEqual(texts);
const make = (jo: Person, body: object) => site.ask(jo, 'POST', '/api/tasks', body);
const row = (page: Page, title: string) => page.getByRole('listitem').filter({ has: box(page, title) });
/** A row says all of these. */
const says = async (page: Page, title: string, ...texts: string[]) => {
  for (const text of texts) await row(page, title).getByText(text, { exact: true }).waitFor();
};

/** The paths that a page asks the platform for, from now on. */
function requestsOf(page: Page): readonly string[] {
  const paths: string[] = [];
  page.on('request', (request) => paths.push(new URL(request.url()).pathname));
  return paths;
}

it('a line is read with each key, and nobody is asked what it means', async () => {
  const jo = await site.person();
  await make(jo, { title: 'One', scheduledFor: TODAY });
  await site.ask(jo, 'POST', '/api/projects', { name: 'Summer house' });
  const page = await site.enter(jo);
  await box(page, 'One').waitFor();
  await page.getByRole('navigation', { name: 'Main' }).getByText('Summer house').waitFor();
  await quickAdd(page).focus();
  await page.keyboard.type('Call ');
  await page.getByText('add', { exact: true }).first().waitFor();
  const asked = requestsOf(page);
  await page.keyboard.type('mum tomorrow 17:00 ');
  await comeToMean(page, 'Thu 19 Nov, 17:00');
  await page.keyboard.type('#family !high ~20m +summer house');
  await comeToMean(page, 'Thu 19 Nov, 17:00', 'family', 'High', '20 min', 'Summer house');
  expect(asked.filter((path) => path.startsWith('/api/tasks'))).toEqual([]);
  await page.keyboard.press('Enter');
  await toasts(page).getByText('Call mum', { exact: true }).waitFor();
  const { items } = await site.ask(jo, 'GET', '/api/tasks?q=mum');
  expect(items).toMatchObject([
    { title: 'Call mum', dueAt: '2026-11-19T16:00:00.000Z', labels: ['family'], priority: 'high', estimateMinutes: 20 },
  ]);
  expect(asked).not.toContain('/api/tasks/quick/parse');
});

describe.each([
  ['on a desk', {}],
  ['on a phone', { viewport: phone, hasTouch: true }],
])('without a network, %s', (_where, size) => {
  it('a line stands where its task will, says what it will say, and is it when the network is back', async () => {
    const jo = await site.person();
    await make(jo, { title: 'One', scheduledFor: TODAY });
    const page = await site.enter(jo, { serviceWorkers: 'allow', mayComplain, ...size });
    await box(page, 'One').waitFor();
    await keptHere(page, 'One');

    await offline(page, true);
    await page.reload();
    await box(page, 'One').waitFor();
    const add = async (text: string) => {
      await quickAdd(page).fill(text);
      await quickAdd(page).press('Enter');
    };
    await quickAdd(page).fill(LINE);
    await comeToMean(page, 'Thu 19 Nov, 17:00', 'family', 'High', '20 min');
    expect(await page.getByText('when you are back online').count()).toBe(0);
    await quickAdd(page).press('Enter');
    // What is folded is told of.
    await toasts(page).getByText('Call mum', { exact: true }).waitFor();
    await add('Water the ferns today every 3 days +Garden');
    await says(page, 'Water the ferns', 'not sent yet', 'Garden');
    await row(page, 'Water the ferns')
      .getByRole('img', { name: /every 3 days/ })
      .waitFor();
    await page.getByRole('button', { name: 'Show 1 task' }).click();
    const there = ['not sent yet', 'family', '20 min', 'High'];
    await says(page, 'Call mum', ...there);
    await box(page.getByRole('region', { name: 'Later' }), 'Call mum').waitFor();
    await waits(page, 'Offline, 2 changes wait');
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.reload();
    await page.getByRole('button', { name: 'Show 1 task' }).click();
    await says(page, 'Call mum', ...there);
    // On every list that it will be on, and on no other.
    await page.goto(`${site.url}/tasks?filter=label:family`);
    await box(page, 'Call mum').waitFor();
    expect(await box(page, 'Water the ferns').count()).toBe(0);
    await page.goto(`${site.url}/tasks?filter=${encodeURIComponent('due:2026-11-19 priority:high estimate<30m')}`);
    await box(page, 'Call mum').waitFor();
    await page.goto(site.url);
    await page.getByRole('button', { name: 'Show 1 task' }).click();
    await says(page, 'Call mum', ...there);

    await offline(page, false);
    await nothingWaits(page);
    await expect.poll(() => page.getByText('not sent yet').count()).toBe(0);
    await says(page, 'Call mum', 'family', '20 min', 'High');
    await says(page, 'Water the ferns', 'Garden');
    expect(await page.getByRole('main').locator('[data-row]').count()).toBe(3);
    const { items } = await site.ask(jo, 'GET', '/api/tasks?q=mum');
    expect(items).toMatchObject([
      { title: 'Call mum', dueAt: '2026-11-19T16:00:00.000Z', labels: ['family'], priority: 'high' },
    ]);
  });
});

it.each([
  ['without a network', (page: Page, is: boolean) => offline(page, is)],
  [
    'while the platform is away',
    (page: Page, is: boolean) =>
      is
        ? page.route('**/api/tasks/quick', (route) => route.fulfill({ status: 503 }))
        : page.unroute('**/api/tasks/quick'),
  ],
])('what is told of a line written %s leads to its task, also when that has been made since', async (_when, away) => {
  const jo = await site.person();
  await make(jo, { title: 'One', scheduledFor: TODAY });
  const page = await site.enter(jo, { mayComplain });
  await box(page, 'One').waitFor();
  await titleLink(page, 'One').click();
  await panel(page, 'One').waitFor();
  await quickAdd(page).focus();
  await page.keyboard.type('Call ');
  await page.getByText('add', { exact: true }).first().waitFor();
  await away(page, true);
  await quickAdd(page).fill(LINE);
  await comeToMean(page, 'Thu 19 Nov, 17:00', 'family', 'High', '20 min');
  await quickAdd(page).press('Enter');
  const told = toasts(page).getByText('Call mum', { exact: true });
  await told.waitFor();
  await away(page, false);
  await nothingWaits(page);
  await toasts(page).getByRole('button', { name: 'Open' }).click();
  await panel(page, 'Call mum').waitFor();
  const made = async () => `/tasks/${(await site.ask(jo, 'GET', '/api/tasks?q=mum')).items[0]?.id}`;
  await expect.poll(async () => new URL(page.url()).pathname === (await made())).toBe(true);
});

it('where the reader cannot be had, lines are taken as they are, and read when it comes', async () => {
  const jo = await site.person();
  await make(jo, { title: 'One', scheduledFor: TODAY });
  const page = await site.visit({ at: '/mark.svg', mayComplain });
  let isAway = true;
  await page.route('**/assets/reader-*.js', (route) => (isAway ? route.abort() : route.continue()));
  await page.request.post(`${site.url}/api/users/login`, { data: { email: jo.email, password: PASSWORD } });
  await page.goto(site.url);
  await box(page, 'One').waitFor();
  await quickAdd(page).fill('Mend the fence');
  await page.getByText('add', { exact: true }).first().waitFor();
  await offline(page, true);
  await quickAdd(page).fill('Mend the fence today #home');
  await page.getByText('Dates and labels are understood when you are back online.').waitFor();
  expect(await chips(page).count()).toBe(0);
  await quickAdd(page).press('Enter');
  await says(page, 'Mend the fence today #home', 'not sent yet, dates and labels follow');
  isAway = false;
  await offline(page, false);
  await nothingWaits(page);
  await says(page, 'Mend the fence', 'home');
  expect(await page.getByRole('main').locator('[data-row]').count()).toBe(2);
});

it('of a line that is longer than the platform takes nothing is cut: it stays, and says by how much', async () => {
  const jo = await site.person();
  const page = await site.enter(jo);
  const text = `Water the ferns ${'and the roses '.repeat(80)}`.trim();
  await quickAdd(page).fill(text);
  await page
    .getByRole('alert')
    .getByText(`A line holds 1000 characters, and this one is ${text.length - 1000} over.`)
    .waitFor();
  await quickAdd(page).press('Enter');
  expect(await quickAdd(page).inputValue()).toBe(text);
  await quickAdd(page).fill(text.slice(0, 1000));
  await expect.poll(() => page.getByRole('alert').count()).toBe(0);
  await quickAdd(page).press('Enter');
  await expect.poll(async () => (await site.ask(jo, 'GET', '/api/tasks')).items.length).toBe(1);
  const [task] = (await site.ask(jo, 'GET', '/api/tasks')).items;
  expect(`${task.title} ${task.notes}`).toContain(text.slice(0, 1000).trim().slice(-100));
});
