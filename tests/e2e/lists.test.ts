import { beforeEach, expect, it } from 'vitest';
import { accessibilityFaults, phone } from './browser.ts';
import { box, focusComesTo, gone, panel, titleLink, toasts } from './rooms.ts';
import { type Person, useSite } from './site.ts';

const site = useSite();
const LONG =
  `Prepare the report ${'about everything that has happened since the beginning of the year '.repeat(6)}`.trim();
const LABELS = ['car', 'garden', 'home', 'pets', 'taxes'];

let jo: Person;
beforeEach(async () => {
  jo = await site.person();
});
const make = (body: object) => site.ask(jo, 'POST', '/api/tasks', body);

it.each([
  ['a desk', {}],
  ['a phone', { viewport: phone, hasTouch: true }],
])('a title of any length takes two lines on %s, in every view, and is all there on its page', async (_where, size) => {
  const { id } = await make({ title: LONG, dueAt: '2026-11-18T13:00:00Z', labels: LABELS });
  const page = await site.enter(jo, size);
  for (const room of ['/', '/tasks', '/tasks?view=board', '/tasks?view=calendar&span=week']) {
    await page.goto(site.url + room);
    const link = titleLink(page, LONG)
      .or(page.getByRole('main').getByRole('link', { name: LONG }))
      .first();
    await link.waitFor();
    const title = link.locator('[class*="title"]').or(link).last();
    expect(await title.evaluate((it) => it.getBoundingClientRect().height)).toBeLessThanOrEqual(2 * 20 + 1);
    await page.locator(`[title="${LONG}"]`).first().waitFor();
  }
  await page.goto(`${site.url}/tasks/${id}/page`);
  const field = page.getByRole('main').getByRole('textbox', { name: 'Title' });
  await expect.poll(() => field.inputValue()).toBe(LONG);
  const clipped = () => field.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
  await expect.poll(clipped).toBeLessThanOrEqual(1);
});

it('labels that a row has no room for are counted, named and shown; a row in several groups says so', async () => {
  await make({ title: 'Tidy up', labels: LABELS });
  await make({ title: 'Buy seeds', labels: ['garden', 'home'] });
  const page = await site.enter(jo, { at: '/tasks?group=label' });
  const rest = page.getByRole('button', { name: '+2 labels: pets, taxes' });
  await rest.first().waitFor();
  expect(await rest.first().textContent()).toBe('+2');
  const row = page.locator('[data-key^="garden "]').filter({ hasText: 'Buy seeds' });
  await row.getByText('also under home').waitFor();
  await page.locator('[data-key^="home "]').getByText('also under 4 other labels').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await rest.first().focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-key^="car "]').getByText('taxes', { exact: true }).waitFor();
  await focusComesTo(page, 'checkbox "Complete “Tidy up”"');
});

it('a month shows as many tasks of a day as there is room for, three at least, and how many more there are', async () => {
  for (const n of [1, 2, 3]) await make({ title: `Three ${n}`, scheduledFor: '2026-11-19' });
  for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 9]) await make({ title: `Nine ${n}`, scheduledFor: '2026-11-26' });
  const page = await site.enter(jo, { at: '/tasks?view=calendar' });
  const day = (name: RegExp) => page.getByRole('gridcell', { name });
  const shown = (name: RegExp) => expect.poll(() => day(name).locator('[data-task]').count());
  const full = day(/Thursday 26 November/);
  for (const height of [900, 620]) {
    await page.setViewportSize({ width: 1440, height });
    await shown(/Thursday 19 November/).toBe(3);
    await shown(/Thursday 26 November/).toBeGreaterThanOrEqual(3);
    const left = 9 - (await full.locator('[data-task]').count());
    await full.getByRole('button', { name: `+${left} more` }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  }
  // Nothing of the third one is cut off.
  const third = day(/Thursday 19 November/)
    .locator('[data-task]')
    .last();
  await third.scrollIntoViewIfNeeded();
  const [cell, chip] = [await day(/Thursday 19 November/).boundingBox(), await third.boundingBox()];
  expect((chip?.y ?? 0) + (chip?.height ?? 0)).toBeLessThanOrEqual((cell?.y ?? 0) + (cell?.height ?? 0) + 0.5);
});

it.each(['/', '/tasks'])('who takes a deletion back in %s is on the row that came back', async (at) => {
  for (const title of ['Alpha', 'Bravo', 'Charlie']) await make({ title, priority: 'high' });
  const page = await site.enter(jo, { at });
  await titleLink(page, 'Bravo').focus();
  await page.keyboard.press('Delete');
  await toasts(page).getByText('In the trash:').waitFor();
  await gone(box(page, 'Bravo'));
  await focusComesTo(page, /checkbox "Complete “(Alpha|Charlie)”"/);
  await page.keyboard.press('z');
  await focusComesTo(page, 'checkbox "Complete “Bravo”"');
  await page.keyboard.press('Delete');
  await gone(box(page, 'Bravo'));
  await toasts(page).getByRole('button', { name: 'Undo' }).click();
  await focusComesTo(page, 'checkbox "Complete “Bravo”"');
  expect(await panel(page, 'Bravo').count()).toBe(0);
});

it('what is left from earlier days gets a new day in one step, and is taken back in one', async () => {
  const jo = await site.person();
  const operations = Array.from({ length: 60 }, (_, n) => ({
    op: 'create',
    body: { title: `Left over ${n + 1}`, scheduledFor: '2026-11-16' },
  }));
  await site.ask(jo, 'POST', '/api/tasks/bulk', { operations });
  const page = await site.enter(jo);
  const earlier = page.getByRole('region', { name: 'From earlier' });
  const writes: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') writes.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  await earlier.getByRole('button', { name: 'Move to today', exact: true }).click();
  await gone(earlier);
  const left = async () =>
    (await site.ask(jo, 'GET', '/api/tasks?filter=scheduled:2026-11-16&limit=200')).items.length as number;
  await expect.poll(left).toBe(0);
  expect(writes.filter((write) => write.includes('/api/tasks'))).toEqual(['POST /api/tasks/bulk']);
  await toasts(page).getByRole('button', { name: 'Undo' }).click();
  await earlier.waitFor();
  await expect.poll(left).toBe(60);
});

it('what is done today lies folded once it is more than a few, and opens by hand', async () => {
  const jo = await site.person();
  const ids = await Promise.all(
    ['One', 'Two', 'Three', 'Four'].map(async (title) => (await site.ask(jo, 'POST', '/api/tasks', { title })).id),
  );
  for (const id of ids) await site.ask(jo, 'POST', `/api/tasks/${id}/complete`);
  const page = await site.enter(jo);
  const done = page.getByRole('region', { name: 'Done' });
  await done.getByRole('button', { name: 'Show 4 tasks', expanded: false }).click();
  await expect.poll(() => done.getByRole('link').count()).toBe(4);
  await done.getByRole('button', { name: 'Hide', expanded: true }).click();
  await expect.poll(() => done.getByRole('link').count()).toBe(0);
});
