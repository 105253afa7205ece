import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { add, box, doneBox, gone, quickAdd, ring, shows, toasts } from './rooms.ts';
import { useSite } from './site.ts';

const site = useSite();

const today = (page: Page) => page.getByRole('list', { name: /^Streak:/ }).getByText('today', { exact: false });
const unread = (page: Page) => page.getByRole('link', { name: /^Inbox/ });
const chips = (page: Page) => page.getByRole('list', { name: 'Understood from your text' }).getByRole('button');

it('shows what it understands while one types, and a chip that is taken away is text again', async () => {
  const page = await site.enter(await site.person());
  await quickAdd(page).pressSequentially('Buy milk tomorrow 5pm ~15m #home !high', { delay: 20 });
  await expect.poll(() => chips(page).allTextContents()).toHaveLength(4);
  expect((await chips(page).allTextContents()).slice(1)).toEqual(['15 min', 'home', 'High']);

  await page.getByRole('button', { name: '15 min: keep it as text' }).click();
  await expect.poll(() => chips(page).allTextContents()).toHaveLength(3);
  expect(await quickAdd(page).inputValue()).toBe('Buy milk tomorrow 5pm ~15m #home !high');
  await quickAdd(page).press('Enter');
  await page.getByText('Later', { exact: true }).waitFor();
  await box(page, 'Buy milk ~15m').waitFor();
  expect(await quickAdd(page).inputValue()).toBe('');
});

it('is alive in two browsers of one person: what is typed, finished and undone in one shows in the other', async () => {
  const jo = await site.person('Jo Arendt');
  const [a, b] = await Promise.all([site.enter(jo), site.enter(jo)]);
  const board = await site.enter(jo, { at: '/board?period=all' });
  await board.getByText('Nobody is on this board yet').waitFor();
  await shows(unread(a), /1 unread/);

  await add(a, 'Write the report today #work', 'Write the report');
  await box(b, 'Write the report').focus();
  await shows(today(a), /still open/);
  await b.keyboard.press('Space');

  for (const page of [a, b]) {
    await doneBox(page, 'Write the report').waitFor();
    await expect.poll(() => ring(page).getAttribute('aria-label')).toBe('Level 1, 10 of 100 XP');
    await page.getByText('90 XP to level 2').waitFor();
    await shows(today(page), /counted/);
    await shows(unread(page), /2 unread/);
  }
  await board
    .getByRole('row', { name: /Jo Arendt/ })
    .getByText('10', { exact: true })
    .waitFor();

  await toasts(b).getByText('+10 XP').waitFor();
  await toasts(b).getByRole('button', { name: 'Undo' }).click();
  for (const page of [a, b]) {
    await box(page, 'Write the report').waitFor();
    await gone(doneBox(page, 'Write the report'));
    await expect.poll(() => ring(page).getAttribute('aria-label')).toBe('Level 1, 0 of 100 XP');
    await page.getByText('100 XP to level 2').waitFor();
    await shows(today(page), /still open/);
  }
});
