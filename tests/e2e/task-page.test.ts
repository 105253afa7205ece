import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { accessibilityFaults, desktop, phone } from './browser.ts';
import { box, doneBox, focusComesTo, gone, panel, shows, titleLink, toasts } from './rooms.ts';
import { type Person, useSite } from './site.ts';

const site = useSite();
const HOUR = 3_600_000;
let jo: Person;
beforeEach(async () => {
  jo = await site.person();
});

const make = (body: object) => site.ask(jo, 'POST', '/api/tasks', body);
const read = (id: string) => site.ask(jo, 'GET', `/api/tasks/${id}`);
const running = (page: Page) => page.getByRole('region', { name: 'Running timer' }).filter({ visible: true });
const MOVING = `document.getAnimations().filter(
  ({ playState, effect }) => playState === 'running' && effect.getComputedTiming().iterations !== Infinity).length`;
/** What axe finds in both schemes. */
async function faults(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // On the way from one scheme to the other, colours of both are seen.
    await expect.poll(() => page.locator('html').getAttribute('data-mantine-color-scheme')).toBe(colorScheme);
    await expect.poll(() => page.evaluate(MOVING)).toBe(0);
    found.push(...(await accessibilityFaults(page)));
  }
  return found;
}

it('a repetition is chosen by key, told ahead, skipped, taken back and stopped', async () => {
  const { id } = await make({ title: 'Water the plants', dueAt: '2026-11-18T16:00:00Z' });
  const page = await site.enter(jo, { at: `/tasks/${id}` });
  const task = panel(page, 'Water the plants');
  await task.getByRole('button', { name: 'Repeats: never' }).waitFor();
  await page.keyboard.press('y');
  await focusComesTo(page, /button "every day/);
  await page.getByRole('button', { name: 'every workday' }).press('Enter');
  const next = page.getByRole('list', { name: 'The next times' }).getByRole('listitem');
  await expect.poll(() => next.count()).toBe(20);
  // Its own time comes first.
  expect(await next.first().textContent()).toMatch(/^Wed,? 18 Nov,? 17:00$/);
  expect(await next.nth(1).textContent()).toMatch(/^Thu,? 19 Nov,? 17:00$/);
  await page.getByText('months', { exact: true }).click();
  await page.getByRole('button', { name: 'the third Wed' }).click();
  await shows(next.nth(1), /^Wed,? 16 Dec,? 17:00$/);
  await page.getByText('after', { exact: true }).click();
  await page.getByRole('spinbutton', { name: 'How many times' }).fill('3');
  await expect.poll(() => next.count()).toBe(3);
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await task.getByRole('button', { name: 'Repeats: every month on the third Wed, 3 more times' }).waitFor();
  await expect.poll(async () => (await read(id)).recurrence).toBe('FREQ=MONTHLY;BYDAY=3WE;COUNT=3');
  await page
    .getByRole('main')
    .getByRole('img', { name: /^repeats every month on the third Wed/ })
    .waitFor();

  await page.keyboard.press('>');
  await toasts(page).getByText('Skipped this time:').waitFor();
  await expect.poll(async () => (await read(id)).dueAt).toBe('2026-12-16T16:00:00.000Z');
  await page.keyboard.press('z');
  await expect.poll(async () => (await read(id)).dueAt).toBe('2026-11-18T16:00:00.000Z');
  expect((await read(id)).recurrence).toContain('COUNT=3');
  await page.keyboard.press('y');
  await page.getByRole('button', { name: 'Stop repeating' }).click();
  await task.getByRole('button', { name: 'Repeats: never' }).waitFor();
});

it('what is to be done so many times a week counts on its row and in its panel until the week is full', async () => {
  const { id } = await make({ title: 'Swim' });
  const page = await site.enter(jo, { at: `/tasks/${id}` });
  const task = panel(page, 'Swim');
  const list = page.getByRole('main');
  await task.getByRole('button', { name: 'Repeats: never' }).click();
  await page.getByRole('button', { name: '3 times a week' }).press('Enter');
  await shows(page.getByRole('list', { name: 'Begins again on' }).getByRole('listitem').first(), /^Mon,? 23 Nov$/);
  await page.getByRole('spinbutton', { name: 'How many times per week' }).fill('2');
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await task.getByRole('button', { name: 'Repeats: 2 times a week' }).waitFor();
  await task.getByText('0 of 2 this week').waitFor();
  await list.getByText('0 of 2 this week').waitFor();
  await box(page, 'Swim').click();
  await list.getByText('1 of 2 this week').first().waitFor();
  await titleLink(page, 'Swim').first().click();
  await page.waitForURL((url) => !url.pathname.endsWith(id));
  // The one before may still be on its way out, ticked.
  await box(page, 'Swim')
    .and(page.getByRole('checkbox', { checked: false }))
    .click();
  await task.getByText('2 of 2 this week').waitFor();
  await task.getByText('best 1').waitFor();
  expect(await faults(page)).toEqual([]);
  const { items } = await site.ask(jo, 'GET', '/api/tasks?status=todo');
  expect(items).toMatchObject([{ scheduledFor: '2026-11-23', habit: { from: '2026-11-23', streak: 1, done: 0 } }]);
  await page.goto(`${site.url}/tasks/${items[0].id}`);
  await task.getByText('2 times from Monday on').waitFor();
  expect(await faults(page)).toEqual([]);
});

it('a repetition of a task without a date gives it its first day', async () => {
  const { id } = await make({ title: 'Call home' });
  const page = await site.enter(jo, { at: `/tasks/${id}`, viewport: phone, hasTouch: true });
  await page.getByRole('button', { name: 'Repeats: never' }).click();
  await page.getByRole('button', { name: 'every Wed' }).click();
  await page.getByRole('button', { name: 'Wednesday' }).waitFor();
  await page.getByRole('button', { name: 'Sunday' }).click();
  await page.getByRole('button', { name: 'Wednesday' }).click();
  const next = page.getByRole('list', { name: 'The next times' }).getByRole('listitem');
  await shows(next.first(), /^Sun,? 22 Nov$/);
  await shows(next.nth(1), /^Sun,? 29 Nov$/);
  expect(await next.count()).toBe(20);
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => read(id)).toMatchObject({ recurrence: 'FREQ=WEEKLY;BYDAY=SU', scheduledFor: '2026-11-22' });
});

it('subtasks are added, put in order and done by key; rows tell how far, and a step leads back to its parent', async () => {
  const { id } = await make({ title: 'Plan the trip', scheduledFor: '2026-11-18' });
  const page = await site.enter(jo, { at: `/tasks/${id}` });
  const task = panel(page, 'Plan the trip');
  await task.getByRole('heading', { name: 'Subtasks' }).waitFor();
  await page.keyboard.press('+');
  await focusComesTo(page, 'textbox "Add a subtask"');
  for (const line of ['Book flights', 'Renew the passport tomorrow 9am', 'Pack']) {
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
  }
  const steps = task.getByRole('list', { name: 'Subtasks' }).getByRole('listitem');
  const titles = () => steps.getByRole('link').allTextContents();
  await expect.poll(titles).toEqual(['Book flights', 'Renew the passport', 'Pack']);
  await page.keyboard.press('Escape');

  const pack = task.getByRole('checkbox', { name: 'Complete “Pack”' });
  await pack.focus();
  await page.keyboard.press('Control+ArrowUp');
  await expect.poll(titles).toEqual(['Book flights', 'Pack', 'Renew the passport']);
  await page.keyboard.press('Control+ArrowDown');
  await expect.poll(titles).toEqual(['Book flights', 'Renew the passport', 'Pack']);
  await page.keyboard.press('Control+ArrowUp');
  await expect.poll(titles).toEqual(['Book flights', 'Pack', 'Renew the passport']);
  await focusComesTo(page, 'checkbox "Complete “Pack”"');
  await page.keyboard.press('ArrowUp');
  await focusComesTo(page, 'checkbox "Complete “Book flights”"');
  await page.keyboard.press('Space');
  await task.getByRole('checkbox', { name: 'Reopen “Book flights”' }).waitFor();
  const row = page.locator(`[data-task="${id}"]`);
  await row.getByRole('img', { name: '1 of 3 subtasks done' }).waitFor();
  await page.reload();
  await expect.poll(titles).toEqual(['Book flights', 'Pack', 'Renew the passport']);
  expect(await faults(page)).toEqual([]);

  await steps.getByRole('link', { name: 'Pack' }).click();
  await panel(page, 'Pack').waitFor();
  await panel(page, 'Pack').getByRole('link', { name: 'Plan the trip' }).click();
  await task.waitFor();
  await task.getByRole('button', { name: 'Complete', exact: true }).click();
  await task.getByRole('button', { name: 'Complete them too' }).click();
  await gone(task.getByRole('button', { name: 'Complete them too' }));
  await doneBox(page, 'Pack').first().waitFor();
  await expect
    .poll(async () => (await site.ask(jo, 'GET', `/api/tasks?parentId=${id}&status=done`)).items.length)
    .toBe(3);
});

describe('the timer', () => {
  it('runs once for a person, on two devices, in every room; another task takes it over', async () => {
    const draft = await make({ title: 'Draft the report', scheduledFor: '2026-11-18', estimateMinutes: 30 });
    const review = await make({ title: 'Review the figures' });
    const [desk, pocket] = await Promise.all([
      site.enter(jo, { at: `/tasks/${draft.id}`, viewport: desktop }),
      site.enter(jo, { at: '/board', viewport: phone, hasTouch: true }),
    ]);
    await panel(desk, 'Draft the report').getByRole('button', { name: 'Start timer' }).waitFor();
    await desk.keyboard.press('b');
    await panel(desk, 'Draft the report').getByRole('button', { name: 'Stop timer' }).waitFor();
    await running(pocket).getByText('Draft the report').waitFor();
    await running(desk).getByText('Draft the report').waitFor();
    expect(await faults(pocket)).toEqual([]);

    await pocket.goto(`${site.url}/tasks/${review.id}`);
    await panel(pocket, 'Review the figures').getByRole('button', { name: 'Start timer' }).click();
    await running(desk).getByText('Review the figures').waitFor();
    await panel(desk, 'Draft the report').getByRole('button', { name: 'Start timer' }).waitFor();
    await desk.goto(`${site.url}/inbox`);
    await running(desk).getByText('Review the figures').waitFor();
    await desk.keyboard.press('b');
    await gone(running(desk));
    await gone(running(pocket));
    const { items } = await site.ask(jo, 'GET', '/api/tasks/time/entries');
    expect(
      items.map(({ taskId, endedAt }: { taskId: string; endedAt: string | null }) => [taskId, endedAt !== null]),
    ).toEqual([
      [review.id, true],
      [draft.id, true],
    ]);
  });

  it('that was forgotten asks when it really ended', async () => {
    const { id } = await make({ title: 'Read the paper', estimateMinutes: 45 });
    const { entry } = await site.ask(jo, 'POST', '/api/tasks/timer/start', { taskId: id });
    const page = await site.enter(jo, { at: `/tasks/${id}` });
    await panel(page, 'Read the paper').getByRole('button', { name: 'Stop timer' }).waitFor();
    const startedAt = new Date(Date.parse(entry.startedAt) - 14 * HOUR).toISOString();
    await site.ask(jo, 'PATCH', `/api/tasks/time/entries/${entry.id}`, { startedAt });
    await running(page).getByRole('button', { name: 'It has run for very long. Forgot to stop it?' }).waitFor();
    await panel(page, 'Read the paper').getByText('When did you really stop?').waitFor();
    expect(await faults(page)).toEqual([]);
    await panel(page, 'Read the paper').getByRole('button', { name: 'After 45 min, as estimated' }).click();
    await gone(running(page));
    await panel(page, 'Read the paper').getByRole('button', { name: 'Time spent: 45 min' }).waitFor();
  });

  it.each([
    ['on a desk', desktop],
    ['on a phone', phone],
  ])('time is noted, corrected, removed and had back (%s)', async (_, viewport) => {
    const { id } = await make({ title: 'Garden', actualMinutes: 10 });
    const page = await site.enter(jo, { at: `/tasks/${id}`, viewport });
    const task = panel(page, 'Garden');
    await task.getByRole('button', { name: 'Add time' }).click();
    await task.getByLabel('From', { exact: true }).fill('08:00');
    await task.getByLabel('To', { exact: true }).fill('08:45');
    await task.getByLabel('What you did').fill('Roses');
    expect(await faults(page)).toEqual([]);
    await task.getByLabel('What you did').press('Enter');
    const entries = task.getByRole('list', { name: 'Time spent, the latest first' }).getByRole('listitem');
    await shows(entries, /^45 min.*08:00–08:45.*Roses/);
    await task.getByRole('button', { name: 'Time spent: 55 min' }).waitFor();
    await task.getByRole('button', { name: /^Correct today/ }).click();
    await task.getByLabel('To', { exact: true }).fill('08:30');
    await task.getByRole('button', { name: 'Save' }).click();
    await task.getByRole('button', { name: 'Time spent: 40 min' }).waitFor();
    await task.getByRole('button', { name: /^Remove today/ }).click();
    await task.getByRole('button', { name: 'Time spent: 10 min' }).waitFor();
    await toasts(page).getByRole('button', { name: 'Undo' }).click();
    await task.getByRole('button', { name: 'Time spent: 40 min' }).waitFor();
  });
});

it.each([
  ['on a desk', desktop],
  ['on a phone', phone],
])(
  'the page of a task: what was said and done in one stream, beside all that is known of it (%s)',
  async (_, viewport) => {
    const first = await make({ title: 'Agree on the budget' });
    const { id } = await make({ title: 'Draft the report', blockedBy: [first.id], notes: '- [ ] goals' });
    const page = await site.enter(jo, { at: `/tasks/${id}`, viewport });
    await panel(page, 'Draft the report')
      .getByRole('slider', { name: 'Version' })
      .or(page.getByText('made it'))
      .first()
      .waitFor();
    await page.keyboard.press('.');
    await gone(panel(page, 'Draft the report'));
    const room = page.getByRole('main');
    await room.getByRole('heading', { name: 'Activity' }).waitFor();
    await room.getByRole('region', { name: /^Dependencies of “Draft the report”/ }).waitFor();
    await room.getByText('First comes').getByRole('link', { name: 'Agree on the budget' }).waitFor();
    await page.keyboard.press('i');
    await focusComesTo(page, 'textbox "Write a comment"');
    await page.keyboard.type('Mira has **the figures**');
    await page.reload();
    await room.getByRole('textbox', { name: 'Write a comment' }).press('Control+Enter');
    const stream = room.getByRole('list', { name: 'Changes, newest first' }).getByRole('listitem');
    await shows(stream.first(), /Mira has the figures/);
    expect(await stream.first().getByRole('strong').textContent()).toBe('the figures');
    await site.ask(jo, 'PATCH', `/api/tasks/${id}`, { priority: 'high' });
    await shows(stream.first(), /^You priority/);
    await site.ask(jo, 'POST', `/api/tasks/${id}/comments`, { text: 'Said elsewhere' });
    await shows(stream.first(), /Said elsewhere/);
    expect(await faults(page)).toEqual([]);

    await stream.first().getByRole('button', { name: 'Change the comment' }).click();
    await room.getByRole('textbox', { name: 'Change the comment' }).fill('Said here');
    await page.keyboard.press('Control+Enter');
    await shows(stream.first(), /edited.*Said here/);
    await stream.first().getByRole('button', { name: 'Take the comment back' }).click();
    await shows(stream.first(), /^You priority/);
    await toasts(page).getByRole('button', { name: 'Undo' }).click();
    await shows(stream.first(), /Said here/);
    await page.keyboard.press('Escape');
    await panel(page, 'Draft the report').waitFor();
  },
);

it('what would close a circle cannot be chosen, a refusal keeps what was typed, and days that do not fit are told', async () => {
  const paint = await make({ title: 'Fetch the paint', dueAt: '2026-11-20T22:59:00Z' });
  const door = await make({ title: 'Paint the door', blockedBy: [paint.id], dueAt: '2026-11-19T22:59:00Z' });
  await make({ title: 'Hang the door', blockedBy: [door.id] });
  await make({ title: 'Sand the door' });
  const page = await site.enter(jo, { at: `/tasks/${paint.id}` });
  const task = panel(page, 'Fetch the paint');
  await task.getByText('“Paint the door” waits for this task, but is due before it: tomorrow').waitFor();
  await page.keyboard.press('w');
  const field = page.getByRole('combobox', { name: 'Find the task to wait for' });
  await page.keyboard.type('the door');
  const circle = page.getByRole('option', { name: 'Hang the door waits for this task already' });
  await expect.poll(() => circle.getAttribute('aria-disabled').catch(() => null)).toBe('true');
  expect(await faults(page)).toEqual([]);
  // Whatever the platform refuses, one can go on typing.
  await page.route('**/dependencies/**', (route) =>
    route.fulfill({
      status: 409,
      contentType: 'application/problem+json',
      json: { type: 'about:blank', title: 'x', status: 409, code: 'dependency_cycle', detail: 'x' },
    }),
  );
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('That would close a circle').waitFor();
  expect(await field.inputValue()).toBe('the door');
  await focusComesTo(page, 'combobox "Find the task to wait for"');
  await page.keyboard.type('sand');
  expect(await field.inputValue()).toBe('the doorsand');
  await page.unroute('**/dependencies/**');
  await field.fill('sand');
  await page.keyboard.press('Enter');
  await gone(field);
  await expect.poll(async () => (await read(paint.id)).blockedBy).toHaveLength(1);

  await page.goto(`/tasks/${door.id}`.replace(/^/, site.url));
  const waits = panel(page, 'Paint the door').getByRole('listitem').filter({ hasText: 'after “Fetch the paint”' });
  await waits.getByText('due Friday, but this task is due before: tomorrow').waitFor();
  await page.keyboard.press('d');
  await page.keyboard.type('fri');
  await page.getByRole('status').getByText('Fri 20 Nov', { exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await gone(waits.getByText('due Friday, but'));
});

it('a finished task says what it earned and why, and leads to its entry, however far down that is', async () => {
  const { id } = await make({ title: 'Write the report', difficulty: 'hard' });
  const page = await site.enter(jo, { at: `/tasks/${id}` });
  const task = panel(page, 'Write the report');
  await task.getByRole('button', { name: 'Complete', exact: true }).click();
  await task.getByText('20 for a hard task').waitFor();
  expect(await task.getByText('+20', { exact: true }).count()).toBe(1);

  const titles = Array.from({ length: 51 }, (_, at) => `Small ${at}`);
  const made = await site.ask(jo, 'POST', '/api/tasks/bulk', {
    operations: titles.map((title) => ({ op: 'create', body: { title } })),
  });
  await site.ask(jo, 'POST', '/api/tasks/bulk', {
    operations: made.results.map(({ task: { id } }: { task: { id: string } }) => ({ op: 'complete', id })),
  });
  await site.settled();
  // What was heard of is in the ledger here already; what is read anew is its first page.
  await page.reload();
  await task.getByRole('link', { name: 'See the entry' }).click();
  await page.getByText('The entry you came for:').waitFor();
  await focusComesTo(page, 'button "Why 20? Write the report"');
  await page.getByText('20 for a hard task').waitFor();
  expect(await faults(page)).toEqual([]);
});

it('changes of one task go one after the other, however long an answer takes', async () => {
  const { id, version } = await make({ title: 'Speech', notes: '- [ ] Ana\n- [ ] Ben' });
  const page = await site.enter(jo, { at: `/tasks/${id}` });
  await panel(page, 'Speech').getByRole('button', { name: 'Write', exact: true }).waitFor();
  const held = Promise.withResolvers<void>();
  const sent: (string | undefined)[] = [];
  await page.route(`**/api/tasks/${id}`, async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue();
    sent.push((await route.request().headerValue('if-match')) ?? undefined);
    await held.promise;
    await route.continue();
  });
  const title = panel(page, 'Speech').getByRole('textbox', { name: 'Title' });
  await title.fill('Speech for two');
  await title.press('Enter');
  const task = panel(page, 'Speech for two');
  await task.waitFor();
  for (const name of ['Ana', 'Ben']) await task.getByRole('checkbox', { name }).click();
  await page.keyboard.press('n');
  await focusComesTo(page, 'textbox "Notes"');
  // The second Enter ends the list that the first one goes on with.
  await page.keyboard.type('\n\nDear both');
  await page.keyboard.press('Control+Enter');
  await task.getByText('Dear both').waitFor();
  expect(sent).toEqual([`"${version}"`]);
  held.resolve();
  const notes = '- [x] Ana\n- [x] Ben\nDear both';
  await expect.poll(() => read(id)).toMatchObject({ title: 'Speech for two', notes });
  expect(sent).toEqual([0, 1, 2, 3].map((later) => `"${version + later}"`));
  expect(await task.getByRole('alert').count()).toBe(0);
});

it('nothing is lost of what is typed into a task that is still being fetched', async () => {
  const { id } = await make({ title: 'Garden', scheduledFor: '2026-11-18' });
  const seeds = await make({ title: 'Buy seeds', scheduledFor: '2026-11-18' });
  const task = (page: Page) => panel(page, 'Garden');
  /** The key of the row, one of the task, and words, all before there is anything of the task. */
  const ahead = async (key: string, words: () => Promise<void>, then: (page: Page) => Promise<void>) => {
    const page = await site.enter(jo, { at: '/board' });
    const held = Promise.withResolvers<void>();
    await page.route('**/assets/task-beside-*.js', async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.goto(site.url);
    await box(page, 'Garden').waitFor();
    await page.locator(`[data-task="${id}"] [data-row-focus]`).focus();
    await page.keyboard.press('e');
    typing = page;
    await page.keyboard.press(key);
    await words();
    held.resolve();
    await task(page).waitFor();
    await then(page);
    await page.context().close();
  };
  let typing: Page;
  const type = (text: string) => async () => typing.keyboard.type(text);

  await ahead('l', type('haus'), async (page) => {
    const field = task(page).getByRole('combobox', { name: 'Add labels' });
    await expect.poll(() => field.inputValue()).toBe('haus');
    await page.keyboard.type('halt');
    await page.keyboard.press('Enter');
    await expect.poll(() => read(id)).toMatchObject({ labels: ['haushalt'] });
    // The task is there now: nothing is late any more.
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await page.keyboard.type('30');
    await page.keyboard.press('Enter');
    await expect.poll(() => read(id)).toMatchObject({ actualMinutes: 30 });
    await focusComesTo(page, 'complementary');
  });
  await ahead('n', type('Dear both'), async (page) => {
    const field = task(page).getByRole('textbox', { name: 'Notes' });
    await expect.poll(() => field.inputValue()).toBe('Dear both');
    await page.keyboard.type('!');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => read(id)).toMatchObject({ notes: 'Dear both!' });
  });
  await ahead('+', type('Dig\nSow\nWa'), async (page) => {
    await page.keyboard.type('ter');
    await page.keyboard.press('Enter');
    const steps = task(page).getByRole('list', { name: 'Subtasks' }).getByRole('link');
    await expect.poll(() => steps.allTextContents()).toEqual(['Dig', 'Sow', 'Water']);
  });
  await ahead('i', type('Said'), async (page) => {
    const field = task(page).getByRole('textbox', { name: 'Write a comment' });
    await expect.poll(() => field.inputValue()).toBe('Said');
  });
  await ahead('r', type('45'), async (page) => {
    await expect.poll(() => page.getByLabel('Time spent in minutes').inputValue()).toBe('45');
    await page.keyboard.press('Enter');
    await expect.poll(() => read(id)).toMatchObject({ actualMinutes: 45 });
  });
  // A key without words is done when it can be; Escape takes a key back.
  await ahead(
    'd',
    async () => {},
    (page) => focusComesTo(page, 'textbox "Due: type a day"'),
  );
  await ahead(
    'l',
    async () => {
      await typing.keyboard.type('no');
      await typing.keyboard.press('Escape');
    },
    async (page) => {
      await focusComesTo(page, 'complementary "Task: Garden"');
      expect(await task(page).getByRole('combobox', { name: 'Add labels' }).inputValue()).toBe('');
      await page.keyboard.press('w');
      await page.keyboard.type('seeds');
      await page.getByRole('option', { name: 'Buy seeds' }).waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await read(id)).blockedBy.length).toBe(1);
      // What is typed on the way to another task is not for the one that is still there.
      await page.locator(`[data-task="${seeds.id}"] [data-row-focus]`).focus();
      for (const next of ['e', 'l']) await page.keyboard.press(next);
      await page.keyboard.type('shop');
      await panel(page, 'Buy seeds').waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(() => read(seeds.id)).toMatchObject({ labels: ['shop'] });
      expect(await read(id)).toMatchObject({ labels: ['haushalt'] });
    },
  );
});

it('a day that is typed is shown in the calendar, with the time of day that stays', async () => {
  const { id } = await make({ title: 'Pay the rent', dueAt: '2026-11-20T16:00:00Z', scheduledFor: '2026-11-19' });
  const page = await site.enter(jo, { at: `/tasks/${id}` });
  await panel(page, 'Pay the rent').waitFor();
  await page.keyboard.press('d');
  const words = page.getByRole('textbox', { name: 'Due: type a day' });
  const chosen = page.locator('td button[data-selected]');
  await page.getByText('November 2026', { exact: true }).waitFor();
  await words.fill('31 dec');
  await page.getByText(/^Thu,? 31 Dec, 17:00 as before$/).waitFor();
  await page.getByText('December 2026', { exact: true }).waitFor();
  await shows(chosen, '31');
  await words.fill('4 jan 9am');
  await page.getByText('January 2027', { exact: true }).waitFor();
  await page.getByText(/^Mon,? 4 Jan 2027, 09:00$/).waitFor();
  // One can still turn the pages.
  await page.getByRole('button', { name: 'The month before' }).click();
  await page.getByText('December 2026', { exact: true }).waitFor();
  await words.fill('31 dec');
  await page.getByText('17:00 as before').waitFor();
  expect(await faults(page)).toEqual([]);
  await words.press('Enter');
  await expect.poll(async () => (await read(id)).dueAt).toBe('2026-12-31T16:00:00.000Z');
  await gone(words);
  await page.keyboard.press('t');
  await page.getByRole('textbox', { name: 'Planned for: type a day' }).fill('2 feb');
  await page.getByText('February 2027', { exact: true }).waitFor();
  await page.getByRole('textbox', { name: 'Planned for: type a day' }).press('Enter');
  await expect.poll(async () => (await read(id)).scheduledFor).toBe('2027-02-02');
});

it('notes are formatted by keys and buttons, go on with their lists, and are undone like typing', async () => {
  const { id } = await make({ title: 'Talk' });
  const page = await site.enter(jo, { at: `/tasks/${id}` });
  await panel(page, 'Talk').waitFor();
  await page.keyboard.press('n');
  const field = panel(page, 'Talk').getByRole('textbox', { name: 'Notes' });
  await field.waitFor();
  await page.keyboard.type('- [ ] slides');
  await page.keyboard.press('Enter');
  await page.keyboard.type('water');
  for (let at = 0; at < 'water'.length; at++) await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Control+b');
  expect(await field.inputValue()).toBe('- [ ] slides\n- [ ] **water**');
  await page.keyboard.press('Control+z');
  expect(await field.inputValue()).toBe('- [ ] slides\n- [ ] water');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('| Who | When |');
  await page.keyboard.press('Enter');
  await page.keyboard.type('|-|-|');
  await page.keyboard.press('Enter');
  await page.keyboard.type('| Ana | now |');
  await page.keyboard.press('Shift+Home');
  await panel(page, 'Talk').getByRole('toolbar', { name: 'Format' }).getByRole('button', { name: 'Italic' }).click();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Enter');
  await panel(page, 'Talk').getByRole('columnheader', { name: 'When' }).waitFor();
  await panel(page, 'Talk').getByRole('checkbox', { name: 'water' }).waitFor();
  await expect
    .poll(async () => (await read(id)).notes)
    .toBe('- [ ] slides\n- [ ] water\n| Who | When |\n|-|-|\n| Ana | now |');
});
