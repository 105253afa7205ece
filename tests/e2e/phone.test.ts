import type { Locator, Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { desktop, phone } from './browser.ts';
import { box, doneBox, gone, panel, quickAdd, rowTitles, titleLink, toasts } from './rooms.ts';
import { useSite } from './site.ts';

const site = useSite();
const pocket = { viewport: phone, hasTouch: true, isMobile: true };
const bar = (page: Page) => page.getByRole('navigation', { name: 'Main' });

it('adds, finishes and opens tasks with a thumb', async () => {
  const page = await site.enter(await site.person(), pocket);
  await bar(page).getByRole('button', { name: 'Add a task' }).tap();
  await page.keyboard.type('Buy stamps today');
  await page.keyboard.press('Enter');
  await box(page, 'Buy stamps').tap();
  await doneBox(page, 'Buy stamps').waitFor();
  await toasts(page).getByText('+10 XP').waitFor();
  await toasts(page).getByRole('button', { name: 'Undo' }).tap();
  await box(page, 'Buy stamps').waitFor();

  await page.getByRole('link', { name: 'Buy stamps' }).tap();
  const task = panel(page, 'Buy stamps');
  await task.getByRole('button', { name: /^Priority:/ }).tap();
  await page.getByRole('menuitemradio', { name: 'High' }).tap();
  await task.getByRole('button', { name: 'Priority: High' }).waitFor();
  await task.getByRole('button', { name: 'Complete' }).tap();
  await task.getByRole('button', { name: 'Reopen' }).waitFor();
  await page.context().setOffline(true);
  await task.getByRole('status').getByRole('button', { name: 'Offline' }).waitFor();
  await page.context().setOffline(false);
  await gone(task.getByRole('status').getByRole('button', { name: 'Offline' }));
  await task.getByRole('button', { name: 'Close the task' }).tap();
  await gone(task);
  await doneBox(page, 'Buy stamps').waitFor();
});

/** How many lines the words of it take. */
const lines = (words: Locator) =>
  words.evaluate((element) => {
    const range = element.ownerDocument.createRange();
    range.selectNode(element.lastChild!);
    return range.getClientRects().length;
  });

it('reaches every room from the bar, and adds a task from each', async () => {
  const page = await site.enter(await site.person(), pocket);
  const rooms = { Tasks: 'Tasks', Ranking: 'Leaderboard', Inbox: 'Inbox', Profile: 'Profile', Today: 'Today' };
  for (const [word, room] of Object.entries(rooms)) {
    const link = bar(page).getByRole('link', { name: word });
    expect(await lines(link), word).toBe(1);
    await link.tap();
    await page.getByRole('heading', { level: 1, name: room, exact: true }).waitFor();
  }
  await bar(page).getByRole('link', { name: 'Ranking' }).tap();
  await bar(page).getByRole('button', { name: 'Add a task' }).tap();
  await page.getByRole('dialog').waitFor();
  await quickAdd(page).fill('Ask for the bill');
  await quickAdd(page).press('Enter');
  await toasts(page).getByText('Ask for the bill').waitFor();
});

/** Whether all of it can be seen and touched: nothing lies over its corners, none is cut off. */
const isFree = (button: Locator) =>
  button.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const points = [
      [left + 1, y],
      [right - 1, y],
      [x, top + 1],
      [x, bottom - 1],
    ] as const;
    return points.every(([across, down]) => element.contains(element.ownerDocument.elementFromPoint(across, down)));
  });

it('keeps in sight what saves a view, however many there are', async () => {
  const jo = await site.person();
  for (const name of ['This week at work', 'Errands in town', 'Waiting for others'])
    await site.ask(jo, 'POST', '/api/views', { name, filter: `"${name}"` });
  for (const [locale, save, projects] of [
    ['en-GB', 'Save view', 'Projects'],
    ['de-DE', 'Ansicht speichern', 'Projekte'],
  ] as const) {
    const page = await site.enter(jo, { ...pocket, locale, at: '/tasks?filter=due<7d' });
    const main = page.getByRole('main');
    await main.getByRole('link', { name: 'Waiting for others' }).waitFor();
    expect(await isFree(main.getByRole('button', { name: save }))).toBe(true);
    expect(await isFree(main.getByRole('link', { name: projects }))).toBe(true);
    await main.getByRole('button', { name: save }).tap();
    await page.getByRole('dialog', { name: save }).getByRole('textbox').waitFor();
  }
});

it('has all ways to show tasks in one menu, on one line in each language', async () => {
  const jo = await site.person();
  for (const title of ['Buy stamps', 'Post the letter']) await site.ask(jo, 'POST', '/api/tasks', { title });
  for (const [locale, options] of [
    ['de-DE', 'Ansicht'],
    ['en-GB', 'View options'],
  ] as const) {
    const page = await site.enter(jo, { ...pocket, locale, at: '/tasks' });
    await box(page, 'Buy stamps')
      .or(page.getByRole('checkbox', { name: /Buy stamps.* erledigen/ }))
      .waitFor();
    const menu = page.getByRole('main').getByRole('button', { name: options });
    const views = page.getByRole('radiogroup');
    const [left, right] = [await menu.boundingBox(), await views.boundingBox()];
    expect(left && right && left.x + left.width <= right.x && left.y < right.y + right.height).toBe(true);
    expect(right && right.x + right.width <= phone.width).toBe(true);
    if (locale === 'de-DE') continue;
    await menu.tap();
    const ways = page.getByRole('dialog', { name: options });
    await ways.getByRole('combobox', { name: 'Group' }).selectOption('Priority');
    await page.getByRole('heading', { level: 2, name: 'None' }).waitFor();
    await ways.getByRole('checkbox', { name: 'Difficulty' }).tap();
    await ways.getByRole('checkbox', { name: 'Show done' }).tap();
    await expect
      .poll(() => Object.fromEntries(new URL(page.url()).searchParams))
      .toEqual({
        group: 'priority',
        columns: 'due,project,labels,estimate,difficulty,reason',
        filter: 'status:open,done',
      });
    await page.keyboard.press('Escape');
    await gone(ways);
    await page.getByRole('main').getByText('Medium', { exact: true }).first().waitFor();
  }
});

/** Of the page and of what scrolls within it, what is wider than its place, where that is not what it is for. */
const tooWide = `[document.scrollingElement, ...document.querySelectorAll('body *:not([data-sideways])')]
  .filter((element) => element === document.scrollingElement
    ? element.scrollWidth > innerWidth
    : element.clientHeight > 300 && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible')
  .map((element) => element.tagName + ' ' + element.className + ' ' + element.scrollWidth)`;

/** What has not the room it takes, in the bar of the button with this word. */
const CRAMPED = `[...document.querySelectorAll('button')]
  .filter((one) => one.textContent === 'Auswählen')
  .flatMap(({ parentElement: bar }) => [bar, ...bar.children])
  .filter((one) => one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.textContent)`;

it('selects tasks by tapping them', async () => {
  const jo = await site.person();
  for (const title of ['Buy stamps', 'Post the letter']) await site.ask(jo, 'POST', '/api/tasks', { title });
  const page = await site.enter(jo, { ...pocket, at: '/tasks' });
  await box(page, 'Buy stamps').waitFor();
  await page.getByRole('button', { name: 'Select', exact: true }).tap();
  await page.getByRole('link', { name: 'Buy stamps' }).tap();
  await page.getByRole('link', { name: 'Post the letter' }).tap();

  // The longer words of another language have their room beside the count.
  const german = await site.enter(jo, { ...pocket, locale: 'de-DE', at: '/tasks' });
  await german.getByRole('button', { name: 'Auswählen', exact: true }).waitFor();
  expect(await german.evaluate(CRAMPED)).toEqual([]);
  await page.getByText('2 selected').waitFor();
  await page.getByRole('button', { name: 'Complete' }).tap();
  await toasts(page).getByText('2 tasks done').waitFor();
  await page.getByText('No open tasks').waitFor();
});

it('scrolls no room sideways, whatever has been written', async () => {
  const jo = await site.person('Wolfeschlegelsteinhausenbergerdorff the Elder');
  const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
  const project = await site.ask(jo, 'POST', '/api/projects', { name: long });
  const first = await site.ask(jo, 'POST', '/api/tasks', {
    projectId: project.id,
    title: `${long} ${long}`,
    scheduledFor: '2026-11-18',
    dueAt: '2026-11-18T16:00:00Z',
    estimateMinutes: 135,
    labels: [long.slice(0, 50), 'two', 'three', 'four'],
    notes: `\`${long}${long}\`\n\n- https://example.org/${long}`,
  });
  await site.ask(jo, 'POST', '/api/tasks', { title: long, blockedBy: [first.id], scheduledFor: '2026-11-16' });
  const deleted = await site.ask(jo, 'POST', '/api/tasks', { title: `${long} ${long}`, labels: [long.slice(0, 50)] });
  await site.ask(jo, 'DELETE', `/api/tasks/${deleted.id}`);
  const done = await site.ask(jo, 'POST', '/api/tasks', { title: long });
  await site.ask(jo, 'POST', `/api/tasks/${done.id}/complete`, {});
  await site.settled();

  const page = await site.enter(jo, pocket);
  const all = 'filter=status:open+or+status:closed';
  const lists = [`/tasks?${all}`, `/tasks?${all}&group=label`, `/tasks?${all}&view=board`, `/tasks?task=${first.id}`];
  const rooms = [
    '/',
    `/tasks/${first.id}`,
    ...lists,
    '/projects',
    `/projects/${project.id}`,
    '/board',
    '/profile',
    '/inbox',
    '/trash',
  ];
  const sections = ['profile', 'time', 'appearance', 'notifications', 'sessions', 'tokens', 'keyboard', 'account'];
  const found: Record<string, unknown> = {};
  for (const at of [...rooms, ...sections.map((section) => `/settings/${section}`), '/nowhere']) {
    await page.goto(site.url + at);
    await page.getByRole('main').waitFor();
    await page.waitForLoadState('networkidle');
    const wide = await page.evaluate<string[]>(tooWide);
    if (wide.length > 0) found[at] = wide;
  }
  expect(found).toEqual({});

  // Where there is a rail, the name is cut in it.
  await page.setViewportSize(desktop);
  await page.goto(`${site.url}/projects/${project.id}`);
  const rail = await bar(page).locator('..').boundingBox();
  const named = await bar(page).getByRole('link', { name: long }).boundingBox();
  expect(named!.x + named!.width).toBeLessThanOrEqual(rail!.x + rail!.width);

  const stranger = await site.visit({ ...pocket, at: '/sign-up' });
  await stranger.getByRole('button', { name: 'Create account' }).tap();
  expect(await stranger.evaluate<string[]>(tooWide)).toEqual([]);
});

/** Where it is on the screen, once it stays there: rows move while a list and what stands above it come. */
const placeOf = (what: Locator) =>
  vi.waitFor(async () => {
    const [before, now] = [await what.boundingBox(), await what.boundingBox()];
    if (!before || !now || before.y !== now.y) throw new Error('it has no place on the screen yet');
    return now;
  }, 20_000);

/** Holds a finger on something until it is lifted, moves it, and lets it go. */
async function dragByTouch(page: Page, what: Locator, onto: Locator, below: number): Promise<void> {
  const finger = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  // A finger that found nothing to lift comes down once more.
  const [x, y] = await vi.waitFor(async () => {
    const { x: left, y: top, width, height } = await placeOf(what);
    const point = [left + Math.min(width / 2, 60), top + height / 2] as const;
    await touch('touchStart', ...point);
    try {
      await page.locator('[data-away]').waitFor({ state: 'attached', timeout: 5_000 });
    } catch (error) {
      await touch('touchEnd');
      throw error;
    }
    return point;
  }, 40_000);
  const to = await placeOf(onto);
  const steps = 10;
  for (let step = 1; step <= steps; step++) await touch('touchMove', x, y + ((to.y + below - y) * step) / steps);
  await touch('touchEnd');
}

it('puts tasks in another order by a finger that rests on one first', async () => {
  const jo = await site.person();
  for (const title of ['Charlie', 'Bravo', 'Alpha']) await site.ask(jo, 'POST', '/api/tasks', { title });
  const page = await site.enter(jo, { ...pocket, at: '/tasks?sort=position' });
  const order = () => expect.poll(async () => (await rowTitles(page)).join(' '));
  await order().toBe('Alpha Bravo Charlie');
  await dragByTouch(page, titleLink(page, 'Charlie'), titleLink(page, 'Alpha'), 0);
  await order().toBe('Charlie Alpha Bravo');
  await toasts(page).getByText('In another place: Charlie').waitFor();
});
