import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityFaults, desktop, phone } from './browser.ts';
import { box, filterBar, panel, quickAdd, toasts } from './rooms.ts';
import { type Person, useSite } from './site.ts';

const site = useSite();
const sizes = [
  { name: 'desktop', viewport: desktop },
  { name: 'phone', viewport: phone },
];
const still = { reducedMotion: 'reduce', colorScheme: 'light' } as const;

type State = { name: string; at: string; act?: (page: Page) => Promise<unknown> };

/** Resolves when the page stands still: what is loading or fading in cannot be judged yet. */
async function atRest(page: Page): Promise<void> {
  await expect.poll(() => page.getByRole('status', { name: 'Loading' }).count()).toBe(0);
  const moving = 'document.getAnimations().filter(({ playState }) => playState === "running").length';
  await expect.poll(() => page.evaluate(moving)).toBe(0);
}

/**
 * Brings the page into each state and asks axe about it, in light with all rules, in dark about contrast: nothing else
 * can differ.
 * @param inBoth false leaves the dark out: on a phone the colours are those of the desk
 * @returns the states with faults, and which
 */
async function faultsIn(page: Page, states: readonly State[], inBoth = true): Promise<Record<string, string[]>> {
  const faults: Record<string, string[]> = {};
  for (const { name, at, act } of states) {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(site.url + at);
    await page.getByRole('main').waitFor();
    await act?.(page);
    await atRest(page);
    const inLight = await accessibilityFaults(page);
    if (inLight.length > 0) faults[name] = inLight;
    if (!inBoth) continue;
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    await atRest(page);
    const inDark = await accessibilityFaults(page, ['color-contrast']);
    if (inDark.length > 0) faults[`${name} (dark)`] = inDark;
  }
  return faults;
}

const press = (keys: string) => async (page: Page) => {
  await page.keyboard.press(keys);
  await page.getByRole('dialog').waitFor();
};
const click = (role: 'button' | 'switch', name: string | RegExp) => (page: Page) =>
  page.getByRole(role, { name }).first().click();

const signedOut: readonly State[] = [
  { name: 'sign in', at: '/sign-in' },
  {
    name: 'sign in, refused',
    at: '/sign-in',
    act: async (page) => {
      await page.getByLabel('E-mail').fill('nobody@example.org');
      await page.getByRole('textbox', { name: 'Password' }).fill('not the password');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('alert').getByText('E-mail or password is wrong.').waitFor();
    },
  },
  { name: 'sign up', at: '/sign-up' },
  {
    name: 'sign up, with errors at the fields',
    at: '/sign-up',
    act: async (page) => {
      await page.getByRole('button', { name: 'Create account' }).click();
      await page.getByText('How shall we call you?').waitFor();
    },
  },
];

const atTheBeginning: readonly State[] = [
  { name: 'no such page', at: '/nowhere' },
  { name: 'Today, empty', at: '/', act: (page) => page.getByText('Nothing here yet').waitFor() },
  {
    name: 'Today, with what is understood',
    at: '/',
    act: async (page) => {
      await click('button', 'What is understood')(page);
      await page.getByRole('region', { name: 'What is understood' }).waitFor();
    },
  },
  { name: 'Tasks, empty', at: '/tasks', act: (page) => page.getByText('No open tasks').waitFor() },
  { name: 'Board, before the first task', at: '/board' },
  { name: 'Profile, before the first task', at: '/profile' },
  { name: 'Trash, empty', at: '/trash', act: (page) => page.getByText('The trash is empty').waitFor() },
  {
    name: 'Inbox, all read',
    at: '/inbox',
    act: async (page) => {
      await page.getByRole('radiogroup', { name: 'Show' }).getByText('Unread').click();
      await page.getByRole('button', { name: 'Mark all as read' }).click();
      await page.getByText('All read', { exact: true }).waitFor();
    },
  },
];

/** A day with something in every part of the list. */
async function fullDay(who: Person): Promise<{ free: string; blocked: string }> {
  const create = async (body: Record<string, unknown>): Promise<string> =>
    (await site.ask(who, 'POST', '/api/tasks', body)).id;
  const free = await create({
    title: 'Measure the window',
    scheduledFor: '2026-11-18',
    dueAt: '2026-11-18T13:00:00Z',
    estimateMinutes: 30,
    priority: 'urgent',
    labels: ['home', 'work', 'study'],
    notes: 'Both **sides**:\n\n- [ ] width\n- [x] height\n\n`1200 mm` or [so](https://example.org)\n\n> roughly',
  });
  const blocked = await create({ title: 'Order the curtain', blockedBy: [free], labels: ['home'] });
  await create({ title: 'Hang the curtain', blockedBy: [blocked] });
  await create({ title: 'Post the letter', scheduledFor: '2026-11-16' });
  await create({ title: 'Tidy the shelf' });
  await create({ title: 'Clean the gutters', scheduledFor: '2026-11-25', recurrence: 'FREQ=WEEKLY' });
  await site.ask(who, 'DELETE', `/api/tasks/${await create({ title: 'Beat the rug', labels: ['home'] })}`);
  const done = await create({ title: 'Make the bed', difficulty: 'trivial' });
  await site.ask(who, 'POST', `/api/tasks/${done}/complete`, {});
  await site.ask(who, 'PATCH', `/api/tasks/${free}`, { notes: 'Both **sides**.', difficulty: 'hard' });
  await site.settled();
  return { free, blocked };
}

const atWork = ({ free, blocked }: { free: string; blocked: string }): State[] => [
  {
    name: 'Today, with every part of the list',
    at: '/',
    act: async (page) => {
      await click('button', 'Show 1 task')(page);
      await box(page, 'Clean the gutters').waitFor();
    },
  },
  {
    name: 'Today, while typing',
    at: '/',
    act: async (page) => {
      await quickAdd(page).fill('Draft the report tomorrow 5pm ~45m #work !high every week');
      await page.getByRole('button', { name: 'High: keep it as text' }).waitFor();
    },
  },
  {
    name: 'Today, something moved, with a toast',
    at: '/',
    act: async (page) => {
      await click('button', 'Move to today: Post the letter')(page);
      await toasts(page).getByRole('button', { name: 'Undo' }).waitFor();
    },
  },
  {
    name: 'a task',
    at: `/tasks/${free}`,
    act: (page) => panel(page, 'Measure the window').getByRole('slider').waitFor(),
  },
  {
    name: 'a task, as it was',
    at: `/tasks/${free}`,
    act: async (page) => {
      await page.getByRole('slider', { name: 'Version' }).press('Home');
      await page.getByRole('button', { name: 'Restore this version' }).waitFor();
    },
  },
  { name: 'a task, writing notes', at: `/tasks/${free}`, act: click('button', 'Write') },
  {
    name: 'a task, choosing when it is due',
    at: `/tasks/${free}`,
    act: async (page) => {
      await click('button', /^Due:/)(page);
      await page.getByRole('textbox', { name: 'Time', exact: true }).waitFor();
    },
  },
  {
    name: 'a task, choosing the priority',
    at: `/tasks/${free}`,
    act: async (page) => {
      await click('button', /^Priority:/)(page);
      await page.getByRole('menuitemradio', { name: 'High' }).waitFor();
    },
  },
  {
    name: 'a task that waits',
    at: `/tasks/${blocked}`,
    act: (page) => page.getByText('after “Measure the window”').last().waitFor(),
  },
  {
    name: 'a task, choosing what to wait for',
    at: `/tasks/${blocked}`,
    act: async (page) => {
      await click('button', 'Wait for…')(page);
      await page.getByRole('option').first().waitFor();
    },
  },
  { name: 'Tasks', at: '/tasks', act: (page) => box(page, 'Measure the window').waitFor() },
  {
    name: 'Tasks, grouped',
    at: '/tasks?group=due&filter=status:open+or+status:closed',
    act: (page) => page.getByRole('heading', { name: 'Today' }).waitFor(),
  },
  {
    name: 'Tasks, offers for the filter',
    at: '/tasks',
    act: async (page) => {
      await filterBar(page).pressSequentially('status:');
      await page.keyboard.press('ArrowDown');
      await page.getByRole('listbox').getByRole('option', { selected: true }).waitFor();
    },
  },
  {
    name: 'Tasks, a wrong filter',
    at: '/tasks',
    act: async (page) => {
      await filterBar(page).fill('stauts:open');
      await page.getByRole('alert').getByText('Column 1').waitFor();
    },
  },
  {
    name: 'Tasks, nothing matches',
    at: '/tasks?filter=%23nowhere',
    act: (page) => page.getByText('Nothing matches this filter').waitFor(),
  },
  {
    name: 'Tasks, selected, choosing when they are due',
    at: '/tasks',
    act: async (page) => {
      await box(page, 'Measure the window').waitFor();
      for (const key of ['j', 'x', 'Shift+ArrowDown', 'd']) await page.keyboard.press(key);
      await page.getByRole('table').waitFor();
    },
  },
  {
    name: 'Tasks, as a board',
    at: '/tasks?view=board',
    act: (page) => page.getByRole('region', { name: 'To do' }).getByRole('link').first().waitFor(),
  },
  { name: 'Board', at: '/board', act: (page) => page.getByRole('row', { name: /Jo Arendt You/ }).waitFor() },
  {
    name: 'Profile, with an entry explained',
    at: '/profile',
    act: async (page) => {
      await click('button', /^Why \d+\?/)(page);
      await page.getByText('Sum', { exact: true }).waitFor();
    },
  },
  {
    name: 'Inbox',
    at: '/inbox',
    act: (page) =>
      page
        .getByRole('button', { name: /^Mark as read:/ })
        .first()
        .waitFor(),
  },
  {
    name: 'Inbox, why something was told',
    at: '/inbox',
    act: async (page) => {
      await page.getByRole('main').getByRole('link', { name: /XP/ }).first().focus();
      await press('w')(page);
    },
  },
  {
    name: 'Inbox, choosing until when something is put off',
    at: '/inbox',
    act: async (page) => {
      await page.getByRole('main').getByRole('link', { name: /XP/ }).first().focus();
      await press('d')(page);
      await click('button', 'Another day…')(page);
      await page.getByRole('table').waitFor();
    },
  },
  {
    name: 'Trash',
    at: '/trash',
    act: (page) => page.getByRole('button', { name: 'Restore “Beat the rug”' }).waitFor(),
  },
  {
    name: 'a task, recording the time spent',
    at: `/tasks/${free}`,
    act: async (page) => {
      await click('button', /^Time spent:/)(page);
      await page.getByLabel('Time spent in minutes').waitFor();
    },
  },
  ...['profile', 'time', 'appearance', 'notifications', 'sessions', 'tokens', 'data', 'keyboard', 'account'].map(
    (section) => ({
      name: `Settings, ${section}`,
      at: `/settings/${section}`,
    }),
  ),
  { name: 'Settings, a new token', at: '/settings/tokens', act: click('button', 'New token') },
  { name: 'Settings, deleting the account', at: '/settings/account', act: click('button', 'Delete my account') },
  { name: 'the palette', at: '/', act: press('Control+k') },
  { name: 'the keyboard map', at: '/', act: press('?') },
  { name: 'quick-add over another room', at: '/board', act: press('q') },
];

describe.each(sizes)('axe finds nothing, light and dark ($name)', ({ name, viewport }) => {
  const inBoth = name === 'desktop';
  it('where nobody is signed in', async () => {
    const page = await site.visit({ viewport, ...still, at: '/sign-in' });
    expect(await faultsIn(page, signedOut, inBoth)).toEqual({});
  });

  it('at the beginning', async () => {
    const page = await site.enter(await site.person('Nova Quist'), { viewport, ...still });
    expect(await faultsIn(page, atTheBeginning, inBoth)).toEqual({});
  });

  it('in the middle of work', async () => {
    const jo = await site.person();
    const ids = await fullDay(jo);
    const page = await site.enter(jo, { viewport, ...still });
    expect(await faultsIn(page, atWork(ids), inBoth)).toEqual({});
  }, 600_000);
});
