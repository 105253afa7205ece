import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { movableClock } from 'deepiri-service-kit/testing';
import type { Page } from 'playwright-core';
import { desktop, openSite, PASSWORD, PRESENT, phone, type Site } from './browser.ts';
import { makeSheet } from './contact-sheet.ts';
import { liveIn } from './lived-in.ts';

/**
 * Pictures of the running app: those of the README, and every room at two sizes and in both schemes, with a contact sheet
 * of each. These go into the folder that is named, or into `screenshots`, which git does not keep.
 */
const pictures = resolve(import.meta.dirname, '../../docs/pictures');
const everything = resolve(process.argv[2] ?? 'screenshots');
const schemes = ['light', 'dark'] as const;
type Scheme = (typeof schemes)[number];
type Shot = { name: string; path: string; act?: (page: Page) => Promise<unknown>; signedOut?: true };

const clock = movableClock(PRESENT);
const site = await openSite({ clock });
try {
  const { jo, reviewId, projectId } = await liveIn(site, clock);
  for (const scheme of schemes) await takeToday(site, jo, scheme);
  await takeAll(site, jo.email, roomsOf(reviewId, projectId), everything);
} finally {
  await site.stop();
}

async function enter(viewport: typeof desktop, colorScheme: Scheme, email?: string): Promise<Page> {
  const { page, context } = await site.visit({
    viewport,
    colorScheme,
    ...(viewport === phone ? { hasTouch: true } : {}),
  });
  await page.clock.setFixedTime(PRESENT);
  if (email) await context.request.post(`${site.url}/api/users/login`, { data: { email, password: PASSWORD } });
  return page;
}

/** The room as it is when everything has come and settled. */
async function arrive(page: Page, path: string): Promise<void> {
  await page.goto(site.url + path);
  await page.getByRole('main').waitFor();
  await page.waitForLoadState('networkidle');
}

/** Today in the middle of work: one task just done, one open beside the list, the next being typed. */
async function takeToday({ call, settled }: Site, jo: { email: string; token: string }, scheme: Scheme): Promise<void> {
  const page = await enter(desktop, scheme, jo.email);
  await arrive(page, '/');
  await page.getByRole('checkbox', { name: 'Complete “Fix the flaky resume test”' }).click();
  await page.getByRole('checkbox', { name: 'Reopen “Fix the flaky resume test”' }).waitFor();
  await page.getByRole('link', { name: 'Review the ledger migration' }).first().click();
  await page.getByRole('slider', { name: 'Version' }).waitFor();
  await page
    .getByRole('textbox', { name: 'Add a task' })
    .pressSequentially('Write to the landlord tomorrow 5pm ~15m #home !high');
  await page.getByRole('button', { name: 'High: keep it as text' }).waitFor();
  await page
    .getByRole('region', { name: 'What just happened' })
    .getByText(/\+\d+ XP/)
    .waitFor();
  await page.waitForLoadState('networkidle');
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `today-${scheme}.png`), animations: 'disabled' });
  // The next scheme starts from the same morning.
  const { body } = await call('GET', '/api/tasks?status=done&sort=-completedAt&limit=1', { token: jo.token });
  await call('POST', `/api/tasks/${body.items[0].id}/reopen`, { token: jo.token });
  await settled();
  await page.context().close();
}

function roomsOf(reviewId: string, projectId: string): Shot[] {
  const settings = [
    'profile',
    'time',
    'appearance',
    'notifications',
    'sessions',
    'tokens',
    'data',
    'keyboard',
    'account',
  ];
  return [
    { name: 'sign-in', path: '/sign-in', signedOut: true },
    {
      name: 'sign-up-errors',
      path: '/sign-up',
      signedOut: true,
      act: (page) => page.getByRole('button', { name: 'Create account' }).click(),
    },
    { name: 'today', path: '/' },
    { name: 'task', path: `/tasks/${reviewId}` },
    {
      name: 'task-history',
      path: `/tasks/${reviewId}`,
      act: async (page) => {
        await page.getByRole('slider', { name: 'Version' }).press('Home');
        await page.getByRole('button', { name: 'Restore this version' }).scrollIntoViewIfNeeded();
      },
    },
    {
      name: 'task-due',
      path: `/tasks/${reviewId}`,
      act: async (page) => {
        await page.getByRole('button', { name: /^Due:/ }).click();
        await page.getByRole('table').waitFor();
      },
    },
    { name: 'tasks', path: '/tasks' },
    { name: 'tasks-grouped', path: '/tasks?group=due' },
    {
      name: 'tasks-filter',
      path: '/tasks',
      act: async (page) => {
        await page.getByRole('combobox', { name: 'Filter tasks' }).pressSequentially('#platform prio');
        await page.getByRole('option', { name: 'priority:' }).waitFor();
      },
    },
    {
      name: 'tasks-selected',
      path: '/tasks',
      act: async (page) => {
        for (const key of ['j', 'x', 'Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key);
        await page.getByText('3 selected').waitFor();
      },
    },
    { name: 'tasks-done', path: '/tasks?filter=completed>=-2d or due<1d' },
    { name: 'tasks-unreadable', path: '/tasks?filter=due<soon' },
    { name: 'tasks-board', path: '/tasks?view=board' },
    { name: 'projects', path: '/projects' },
    { name: 'project', path: `/projects/${projectId}` },
    { name: 'project-plan', path: `/projects/${projectId}?tab=plan` },
    { name: 'tasks-graph', path: '/tasks?view=graph' },
    { name: 'tasks-month', path: '/tasks?view=calendar' },
    { name: 'tasks-week', path: '/tasks?view=calendar&span=week' },
    { name: 'tasks-by-hand', path: '/tasks?sort=position' },
    { name: 'board', path: '/board' },
    { name: 'board-season', path: '/board?period=season' },
    { name: 'board-all', path: '/board?period=all' },
    { name: 'profile', path: '/profile' },
    {
      name: 'profile-why',
      path: '/profile',
      act: async (page) => {
        const why = page.getByRole('button', { name: /^Why \d+\?/ }).first();
        await why.click();
        await page.getByText('Sum', { exact: true }).waitFor();
        await why.scrollIntoViewIfNeeded();
      },
    },
    { name: 'inbox', path: '/inbox' },
    {
      name: 'inbox-why',
      path: '/inbox',
      act: async (page) => {
        await page.getByRole('main').getByRole('link', { name: /XP/ }).first().focus();
        await openWith(page, 'w');
      },
    },
    {
      name: 'inbox-put-off',
      path: '/inbox',
      act: async (page) => {
        await page.getByRole('main').getByRole('link', { name: /XP/ }).first().focus();
        await openWith(page, 'd');
      },
    },
    { name: 'inbox-snoozed', path: '/inbox?place=snoozed' },
    { name: 'inbox-archive', path: '/inbox?place=archive' },
    { name: 'trash', path: '/trash' },
    { name: 'task-missing', path: '/tasks/tsk_01900000-0000-7000-8000-000000000000' },
    {
      name: 'task-spent',
      path: `/tasks/${reviewId}`,
      act: async (page) => {
        await page.getByRole('button', { name: /^Time spent:/ }).click();
        await page.getByLabel('Time spent in minutes').waitFor();
      },
    },
    ...settings.map((section) => ({ name: `settings-${section}`, path: `/settings/${section}` })),
    {
      name: 'settings-new-token',
      path: '/settings/tokens',
      act: (page) => page.getByRole('button', { name: 'New token' }).click(),
    },
    { name: 'palette', path: '/', act: (page) => openWith(page, 'Control+k') },
    { name: 'help', path: '/', act: (page) => openWith(page, '?') },
    { name: 'missing', path: '/nowhere-at-all' },
    // The last one: what was typed is still there in the rooms after it.
    {
      name: 'today-typing',
      path: '/',
      act: async (page) => {
        await page
          .getByRole('textbox', { name: 'Add a task' })
          .fill('Write to the landlord tomorrow 5pm ~15m #home !high');
        await page.getByRole('button', { name: 'High: keep it as text' }).waitFor();
      },
    },
  ];
}

async function openWith(page: Page, keys: string): Promise<void> {
  await page.keyboard.press(keys);
  await page.getByRole('dialog').waitFor();
}

async function takeAll(where: Site, email: string, rooms: readonly Shot[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const fresh = await where.person('Nova Quist');
  const emptyRooms: Shot[] = ['today', 'tasks', 'projects', 'board', 'profile', 'inbox', 'trash'].map((room) => ({
    name: `empty-${room}`,
    path: room === 'today' ? '/' : `/${room}`,
  }));
  for (const scheme of schemes) {
    for (const viewport of [desktop, phone]) {
      const take = async (page: Page, { name, path, act }: Shot) => {
        await arrive(page, path);
        await act?.(page);
        await page.waitForLoadState('networkidle');
        const file = join(folder, `${name}-${viewport.width}-${scheme}.png`);
        await page.screenshot({ path: file, animations: 'disabled' });
      };
      const visitor = await enter(viewport, scheme);
      for (const room of rooms.filter(({ signedOut }) => signedOut)) await take(visitor, room);
      const hers = await enter(viewport, scheme, email);
      for (const room of rooms.filter(({ signedOut }) => !signedOut)) await take(hers, room);
      const new_ = await enter(viewport, scheme, fresh.email);
      for (const room of emptyRooms) await take(new_, room);
      const names = [...rooms, ...emptyRooms].map(({ name }) => name);
      await makeSheet(visitor, folder, names, `-${viewport.width}-${scheme}.png`, viewport.width);
      for (const page of [visitor, hers, new_]) await page.context().close();
    }
  }
}
