import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { accessibilityFaults, phone } from './browser.ts';
import { box, filterBar, focusComesTo, gone, panel, rowTitles, shows, titleLink, toasts } from './rooms.ts';
import { type Person, useSite } from './site.ts';

const site = useSite();

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
let jo: Person;
beforeEach(async () => {
  jo = await site.person();
});
const make = async (body: object): Promise<string> => (await site.ask(jo, 'POST', '/api/tasks', body)).id;
const task = (id: string | undefined) => site.ask(jo, 'GET', `/api/tasks/${id}`);
/** Takes something by the mouse and lets it go over something else, or a little below its upper edge. */
async function drag(page: Page, what: Locator, onto: Locator, below?: number): Promise<void> {
  await what.hover();
  await page.mouse.down();
  const to = await onto.boundingBox();
  if (!to) throw new Error('there is no such place on the screen');
  const [x, y] = [to.x + Math.min(to.width / 2, 90), to.y + (below ?? to.height / 2)];
  await page.mouse.move(x, y - 12, { steps: 10 });
  await page.mouse.move(x, y, { steps: 4 });
  await page.mouse.up();
}

describe('an order by hand', () => {
  let ids: string[];
  const comesTo = (page: Page, letters: string) =>
    expect.poll(async () => (await rowTitles(page)).join(' ')).toBe(letters);
  const asked = async () => {
    const { items } = await site.ask(jo, 'GET', '/api/tasks?sort=position&status=todo');
    return items.map(({ title }: { title: string }) => title).join(' ');
  };
  beforeEach(async () => {
    ids = [];
    for (const title of ['Echo', 'Delta', 'Charlie', 'Bravo', 'Alpha']) ids.push(await make({ title }));
  });

  it('is made by keys and by mouse, is live in another browser, and is taken back', async () => {
    const page = await site.enter(jo, { at: '/tasks?sort=position' });
    const other = await site.enter(jo, { at: '/tasks?sort=position' });
    await comesTo(page, 'Alpha Bravo Charlie Delta Echo');
    await comesTo(other, 'Alpha Bravo Charlie Delta Echo');
    await press(page, 'j', 'Alt+ArrowDown');
    await comesTo(page, 'Bravo Alpha Charlie Delta Echo');
    await focusComesTo(page, 'checkbox "Complete “Alpha”"');
    await press(page, 'Alt+ArrowDown');
    await comesTo(page, 'Bravo Charlie Alpha Delta Echo');
    await focusComesTo(page, 'checkbox "Complete “Alpha”"');
    await page.getByText('“Alpha” is at place 3 of 5.').waitFor({ state: 'attached' });
    await expect.poll(asked).toBe('Bravo Charlie Alpha Delta Echo');
    await comesTo(other, 'Bravo Charlie Alpha Delta Echo');

    await drag(page, titleLink(page, 'Echo'), titleLink(page, 'Bravo'), 0);
    await comesTo(page, 'Echo Bravo Charlie Alpha Delta');
    await toasts(page).getByText('In another place: Echo').waitFor();
    await expect.poll(asked).toBe('Echo Bravo Charlie Alpha Delta');
    await press(page, 'z');
    await comesTo(page, 'Bravo Charlie Alpha Delta Echo');
    await comesTo(other, 'Bravo Charlie Alpha Delta Echo');

    // What is selected goes together, and the board knows the order too.
    await titleLink(page, 'Bravo').focus();
    await press(page, 'x', 'j', 'x', 'Alt+ArrowDown');
    await comesTo(page, 'Alpha Bravo Charlie Delta Echo');
    await expect.poll(asked).toBe('Alpha Bravo Charlie Delta Echo');
    await press(page, 'Escape');
    await page.reload();
    await comesTo(page, 'Alpha Bravo Charlie Delta Echo');
    await press(page, 'v');
    const column = page.getByRole('region', { name: 'To do' });
    const cards = () => expect.poll(async () => (await column.getByRole('link').allTextContents()).join(' '));
    await cards().toBe('Alpha Bravo Charlie Delta Echo');
    await titleLink(page, 'Delta').focus();
    await press(page, 'Alt+ArrowUp');
    await cards().toBe('Alpha Bravo Delta Charlie Echo');
    await drag(page, titleLink(page, 'Alpha'), titleLink(page, 'Echo'), 60);
    await cards().toBe('Bravo Delta Charlie Echo Alpha');
    await expect.poll(asked).toBe('Bravo Delta Charlie Echo Alpha');
    await comesTo(other, 'Bravo Delta Charlie Echo Alpha');
  });
});

describe('the calendar', () => {
  const cell = (page: Page, name: RegExp) => page.getByRole('gridcell', { name });
  const on = (page: Page, name: RegExp) =>
    expect.poll(async () =>
      (await cell(page, name).locator('[data-task]').allTextContents()).map((text) => text.trim()),
    );

  it('shows a month, moves tasks by keys and mouse, and adds on a day', async () => {
    const flat = await make({ title: 'Paint the door', dueAt: '2026-11-18T13:00:00Z' });
    const plan = await make({ title: 'Plan the trip', scheduledFor: '2026-11-20' });
    await make({ title: 'In December', dueAt: '2026-12-24T13:00:00Z' });
    for (let n = 0; n < 12; n++) await make({ title: `Many ${n}`, scheduledFor: '2026-11-25' });
    const over = await make({ title: 'Over already', scheduledFor: '2026-11-17' });
    const water = await make({ title: 'Water', recurrence: 'FREQ=WEEKLY', dueAt: '2026-11-19T13:00:00Z' });
    await site.ask(jo, 'POST', `/api/tasks/${over}/complete`);
    const page = await site.visit({ at: '/mark.svg' });
    const asked: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.pathname === '/api/tasks') asked.push(url.searchParams.get('filter') ?? '');
    });
    await page.context().request.post(`${site.url}/api/users/login`, {
      data: { email: jo.email, password: 'correct horse battery' },
    });
    await page.goto(`${site.url}/tasks?view=calendar`);
    await page.getByRole('grid', { name: 'November 2026' }).waitFor();
    await on(page, /^Today, Wednesday 18 November/).toEqual(['14:00Paint the door']);
    // What was done is there when it is asked for, as in every view.
    await on(page, /Tuesday 17 November/).toEqual([]);
    await page.getByRole('button', { name: 'Show done' }).click();
    await on(page, /Tuesday 17 November/).toEqual(['Over already']);
    // What repeats shows its times to come: they lead to the task, and nothing else can be done with them.
    const ahead = (name: RegExp) => cell(page, name).getByRole('link', { name: 'Planned: 14:00 Water' });
    await ahead(/Thursday 26 November, 0 tasks, 1 planned/).waitFor();
    await ahead(/Thursday 3 December, 0 tasks, 1 planned/).waitFor();
    await on(page, /Thursday 26 November/).toEqual([]);
    await drag(page, ahead(/Thursday 26 November/), cell(page, /Friday 27 November/));
    await on(page, /Friday 27 November/).toEqual([]);
    await cell(page, /Thursday 26 November/)
      .getByRole('button')
      .first()
      .focus();
    await press(page, 'ArrowDown', 'Space');
    expect(await page.getByText('Picked up').count()).toBe(0);
    await site.ask(jo, 'POST', `/api/tasks/${water}/complete`);
    await on(page, /Thursday 26 November, 1 task/).toEqual(['14:00Water']);
    expect((await task(water)).dueAt).toBe('2026-11-19T13:00:00.000Z');
    const [again] = (await site.ask(jo, 'GET', '/api/tasks?filter=status:open recurring')).items;
    await site.ask(jo, 'DELETE', `/api/tasks/${again.id}`);
    await on(page, /Thursday 26 November/).toEqual([]);
    expect(
      await cell(page, /Wednesday 25 November, 12 tasks/)
        .locator('[data-task]')
        .count(),
    ).toBeLessThan(12);
    await page.getByRole('button', { name: /^\+\d+ more$/ }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Many 11' }).waitFor();
    await press(page, 'Escape');
    // Only the days on the screen were read, and what stands on none.
    expect(asked.filter((filter) => /due|scheduled/.test(filter)).length).toBeGreaterThan(0);
    expect(
      asked.filter(
        (filter) => !/((due|scheduled)>=2026-10-26 (due|scheduled)<=2026-12-06|due:none scheduled:none)$/.test(filter),
      ),
    ).toEqual([]);

    await gone(page.getByRole('dialog'));
    await page.getByRole('heading', { name: 'November 2026' }).click();
    await press(page, 'ArrowRight');
    await focusComesTo(page, /button "Today, Wednesday 18 November, 1 task"/);
    await press(page, 'ArrowDown', 'Space');
    await page.getByText('Picked up “Paint the door”. Arrows choose a day.').waitFor({ state: 'attached' });
    await press(page, 'ArrowRight', 'ArrowDown');
    await page.getByText('Over Thursday 26 November.').waitFor({ state: 'attached' });
    await press(page, 'Space');
    await on(page, /Thursday 26 November/).toEqual(['14:00Paint the door']);
    await focusComesTo(page, /link .*Paint the door/);
    await expect.poll(async () => (await task(flat)).dueAt).toBe('2026-11-26T13:00:00.000Z');
    await press(page, 'Space', 'ArrowUp', 'Escape');
    await page.getByText('“Paint the door” is back on Thursday 26 November.').waitFor({ state: 'attached' });
    await press(page, 'z');
    await on(page, /^Today, Wednesday 18 November/).toEqual(['14:00Paint the door']);

    await drag(page, page.getByRole('link', { name: 'Plan the trip' }), cell(page, /Monday 23 November/));
    await on(page, /Monday 23 November/).toEqual(['Plan the trip']);
    await expect.poll(async () => (await task(plan)).scheduledFor).toBe('2026-11-23');

    await cell(page, /Monday 23 November/)
      .getByRole('button')
      .first()
      .focus();
    await press(page, 'ArrowLeft', 'Enter');
    await focusComesTo(page, 'textbox "Add a task on Sunday 22 November"');
    await page.keyboard.type('Call mum 5pm #home');
    await press(page, 'Enter');
    await on(page, /Sunday 22 November/).toEqual(['17:00Call mum']);
    await page.keyboard.type('Bake bread');
    await press(page, 'Enter');
    await on(page, /Sunday 22 November/).toEqual(['17:00Call mum', 'Bake bread']);
    await press(page, 'Escape');
    await focusComesTo(page, /button "Sunday 22 November, 2 tasks"/);
    expect(await accessibilityFaults(page)).toEqual([]);

    await press(page, 'PageDown');
    await page.getByRole('grid', { name: 'December 2026' }).waitFor();
    await page.getByRole('link', { name: 'In December' }).waitFor();
    await page.getByRole('button', { name: 'Today' }).click();
    await page.getByText('Week', { exact: true }).click();
    await page.getByRole('grid', { name: '16 Nov – 22 Nov 2026' }).waitFor();
    await page.getByRole('link', { name: 'Bake bread' }).click();
    await panel(page, 'Bake bread').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('shows at least three tasks of a day, all of it by mouse and keys, and leads to those without a day', async () => {
    for (let n = 0; n < 7; n++) await make({ title: `Many ${n}`, scheduledFor: '2026-11-25' });
    for (let n = 0; n < 4; n++) await make({ title: `Four ${n}`, dueAt: '2026-11-05T13:00:00Z' });
    await make({ title: 'Some day', labels: ['home'] });
    await make({ title: 'Some other day' });
    const page = await site.enter(jo, { at: '/tasks?view=calendar' });
    const shown = (name: RegExp) => cell(page, name).locator('[data-task]').count();
    await expect.poll(() => shown(/Thursday 5 November/)).toBe(4);
    expect(await shown(/Wednesday 25 November/)).toBeGreaterThanOrEqual(3);
    // It is the same day in weeks that are all full: then they scroll.
    for (const day of ['2026-10-28', '2026-11-11', '2026-11-18', '2026-12-02'])
      for (let n = 0; n < 6; n++) await make({ title: `Busy ${n}`, scheduledFor: day });
    await cell(page, /Wednesday 2 December, 6 tasks/).waitFor();
    for (const name of [/Wednesday 28 October/, /Wednesday 25 November/, /Wednesday 2 December/])
      await expect.poll(() => shown(name)).toBeGreaterThanOrEqual(3);

    const list = page.getByRole('dialog', { name: 'Wednesday 25 November' });
    await cell(page, /Wednesday 25 November/)
      .getByRole('button', { name: /^\+\d more$/ })
      .click();
    await list.getByRole('link', { name: 'Many 6' }).waitFor();
    await press(page, 'Escape');
    await gone(list);
    await cell(page, /Wednesday 25 November/)
      .getByRole('button')
      .first()
      .focus();
    await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
    await focusComesTo(page, /button "\+4 more"/);
    await press(page, 'Enter');
    await list.waitFor();
    await focusComesTo(page, /link .*Many 0/);
    await press(page, 'ArrowDown');
    await focusComesTo(page, /link .*Many 1/);
    await press(page, 'End');
    await focusComesTo(page, /link .*Many 6/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await press(page, 'Escape');
    await focusComesTo(page, /button "\+4 more"/);

    await page.getByRole('link', { name: '2 without a day' }).click();
    await expect.poll(() => rowTitles(page)).toEqual(['Some day', 'Some other day']);
    expect(await filterBar(page).inputValue()).toBe('due:none scheduled:none');
    await page.goto(`${site.url}/tasks?view=calendar&filter=label:home or label:work`);
    await page.getByRole('link', { name: '1 without a day' }).click();
    await expect.poll(() => rowTitles(page)).toEqual(['Some day']);
  });

  it('is a list of days on a phone, and keeps to the filter', async () => {
    await make({ title: 'Paint the door', dueAt: '2026-11-18T13:00:00Z', labels: ['home'] });
    await make({ title: 'Write the report', dueAt: '2026-11-19T13:00:00Z' });
    await make({ title: 'Some day' });
    const page = await site.enter(jo, { at: '/tasks?view=calendar', viewport: phone, hasTouch: true });
    await page.getByRole('link', { name: '1 without a day' }).waitFor();
    const day = (name: RegExp) => page.getByRole('region', { name });
    await box(page, 'Paint the door').waitFor();
    await day(/Thursday 19 November/)
      .getByRole('link', { name: 'Write the report' })
      .waitFor();
    await page
      .getByRole('navigation', { name: 'Days' })
      .getByRole('button', { name: /Saturday 21 November/ })
      .tap();
    await page.keyboard.type('Bake bread');
    await press(page, 'Enter');
    await day(/Saturday 21 November/)
      .getByRole('link', { name: 'Bake bread' })
      .waitFor();
    await press(page, 'Escape');
    // At the top and before there is a toast: days half under the filter or a toast would count as too small.
    await page.locator('#page-scroll').evaluate((room) => room.scrollTo(0, 0));
    expect(await accessibilityFaults(page)).toEqual([]);
    await box(page, 'Paint the door').tap();
    await toasts(page).getByText('Done: Paint the door').waitFor();
    // What flies to the ring lies over the days for a moment.
    await toasts(page).getByText('+10 XP').waitFor();
    await gone(page.locator('.xp-flight'));
    expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(phone.width);
    await page.goto(`${site.url}/tasks?view=calendar&filter=status:open`);
    await day(/Thursday 19 November/).waitFor();
    // An address opens at its day, also where nothing is on it, and where what is over is folded away.
    await make({ title: 'Over', scheduledFor: '2026-11-02' });
    for (let n = 1; n < 9; n++) await make({ title: `Many ${n}`, scheduledFor: `2026-12-0${n}` });
    for (const [at, name] of [
      ['2026-12-09', /Wednesday 9 December/],
      ['2026-11-10', /Tuesday 10 November/],
    ] as const) {
      await page.goto(`${site.url}/tasks?view=calendar&day=${at}`);
      await day(name).getByText('Nothing planned').waitFor();
      await page
        .getByRole('button', { name: /earlier/ })
        .waitFor({ state: at.startsWith('2026-11') ? 'visible' : 'hidden' });
      const top = () => day(name).evaluate((section) => section.getBoundingClientRect().top);
      await expect.poll(top).toBeLessThan(phone.height);
    }
    await page.goto(`${site.url}/tasks?view=calendar&filter=status:open`);
    await gone(page.getByRole('link', { name: 'Paint the door' }));
  });
});

describe('the graph', () => {
  it('shows chains, walks along them, and marks what is in the way', async () => {
    const a = await make({ title: 'Measure', labels: ['home'] });
    const b = await make({ title: 'Order', labels: ['home'], blockedBy: [a] });
    const c = await make({ title: 'Ask the neighbour' });
    await make({ title: 'Build in', labels: ['home'], blockedBy: [b, c] });
    await make({ title: 'Stand by', labels: ['home'] });
    const page = await site.enter(jo, { at: '/tasks?view=graph&filter=label:home' });
    const graph = page.getByRole('region', { name: 'What waits for what' });
    const node = (id: string) => graph.locator(`[data-task="${id}"]`);
    await graph.getByRole('heading', { name: '4 tasks' }).waitFor();
    expect(await node(c).getAttribute('data-outside')).toBe('true');
    expect(await node(a).getAttribute('data-ready')).toBe('true');
    await page
      .getByRole('complementary', { name: /Stand alone/ })
      .getByRole('link', { name: 'Stand by' })
      .waitFor();
    await node(a).getByRole('link').focus();
    await press(page, 'ArrowRight');
    await focusComesTo(page, /link "Order/);
    await expect.poll(() => node(a).getAttribute('data-blocking')).toBe('true');
    await press(page, 'ArrowRight');
    await focusComesTo(page, /link "Build in/);
    for (const id of [a, b, c]) await expect.poll(() => node(id).getAttribute('data-blocking')).toBe('true');
    expect(await graph.locator('path[data-blocking]').count()).toBe(3);
    expect(await accessibilityFaults(page)).toEqual([]);
    await press(page, 'ArrowLeft');
    await focusComesTo(page, /link "(Order|Ask the neighbour)/);
    await node(a).getByRole('link').focus();
    await press(page, 'c');
    await expect.poll(() => node(b).getAttribute('data-ready')).toBe('true');
    await page.getByRole('button', { name: 'Smaller' }).click();
    await shows(page.getByRole('button', { name: /actual size/ }), '83 %');
    await node(b).getByRole('link').click();
    await panel(page, 'Order').waitFor();
    await page.goto(`${site.url}/tasks?view=graph&filter="Stand by"`);
    const [nothing, what] = await Promise.all(
      [page.getByText('No task here waits for another'), page.getByText('Open a task and press W')].map((line) =>
        line.boundingBox(),
      ),
    );
    expect(what!.y - nothing!.y - nothing!.height).toBeLessThan(24);
    await page.setViewportSize(phone);
    await page.goto(`${site.url}/tasks?view=graph`);
    await graph.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(phone.width);
  });

  it('says how many done tasks are hidden, shows them, and the address keeps that', async () => {
    const a = await make({ title: 'Measure', labels: ['home'] });
    await make({ title: 'Order', labels: ['home'], blockedBy: [a] });
    await site.ask(jo, 'POST', `/api/tasks/${a}/complete`);
    await site.ask(jo, 'POST', `/api/tasks/${await make({ title: 'Elsewhere' })}/complete`);
    const page = await site.enter(jo, { at: '/tasks?view=graph&filter=label:home' });
    await page.getByText('1 done task is hidden.').waitFor();
    const graph = page.getByRole('region', { name: 'What waits for what' });
    expect(await graph.count()).toBe(0);
    await page.getByRole('button', { name: 'Show them' }).click();
    await graph.getByRole('link', { name: /Measure/ }).waitFor();
    await page.getByText('Done tasks are shown.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.reload();
    await graph.getByRole('link', { name: /Measure/ }).waitFor();
    await page.getByRole('button', { name: 'Hide them' }).click();
    await gone(graph);
    await page.getByText('1 done task is hidden.').waitFor();
  });

  it('draws as many as make a picture, and says that there are more', async () => {
    for (let chain = 0; chain < 5; chain++) {
      const first = await make({ title: `First ${chain}` });
      const operations = Array.from({ length: 99 }, (_, at) => ({
        op: 'create',
        body: { title: `Then ${chain} ${at}`, blockedBy: [first] },
      }));
      await site.ask(jo, 'POST', '/api/tasks/bulk', { operations });
    }
    await site.settled();
    const page = await site.enter(jo, { at: '/tasks?view=graph' });
    await page.getByText('Drawn are 400 of 500 tasks that wait for others.').waitFor();
    expect(await page.getByRole('region', { name: 'What waits for what' }).locator('[data-row]').count()).toBe(400);
    await press(page, 'j', 'ArrowRight', 'ArrowDown');
    await focusComesTo(page, /link "Then/);
  });
});
