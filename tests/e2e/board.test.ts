import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { accessibilityFaults, phone } from './browser.ts';
import { type Person, useSite } from './site.ts';

const site = useSite({ present: new Date('2026-11-18T09:24:00Z') });

const row = (page: Page) => page.getByRole('row', { name: /Jo Arendt (You|Du)/ });

async function whoEarned(): Promise<Person> {
  const jo = await site.person();
  const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Fetch the paint' });
  await site.ask(jo, 'POST', `/api/tasks/${id}/complete`);
  await site.settled();
  return jo;
}

it('shows the season between month and all time, from when to when it is, and how long it still is', async () => {
  const page = await site.enter(await whoEarned(), { at: '/board?period=month', locale: 'en-GB' });
  const main = page.getByRole('main');
  await main.getByText(/^1\s?–\s?30 Nov$/).waitFor();
  await page.keyboard.press(']');
  await page.getByRole('table', { name: 'Leaderboard, Season' }).waitFor();
  expect(new URL(page.url()).search).toBe('?period=season');
  await main.getByText('1 Oct – 31 Dec').waitFor();
  await main.getByText('43 days left').waitFor();
  await row(page).getByText('10', { exact: true }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press(']');
  await main.getByText('Since the first day').waitFor();
  await page.keyboard.press('[');
  await main.getByText('43 days left').waitFor();
  await page.reload();
  await main.getByText('43 days left').waitFor();
  await page.locator('label', { hasText: 'Day' }).click();
  await main.getByText('Wednesday 18 November').waitFor();
});

/** Whether the words of a label are on one line, whole. */
const fits = (label: Locator) =>
  label.evaluate((element) => {
    const range = element.ownerDocument.createRange();
    const texts = element.ownerDocument.createTreeWalker(element, 4);
    range.selectNodeContents(texts.nextNode()!);
    return range.getClientRects().length === 1 && element.scrollWidth <= element.clientWidth;
  });

it.each([390, 360, 320])(
  'has room for five periods in German on a phone %i wide, and the list stays where it is',
  async (width) => {
    const page = await site.enter(await whoEarned(), {
      at: '/board',
      locale: 'de-DE',
      viewport: { ...phone, width },
      hasTouch: true,
      reducedMotion: 'reduce',
    });
    const tops = new Set<number>();
    for (const [name, bounds] of [
      ['Tag', 'Mittwoch, 18. November'],
      ['Woche', '16.–22. Nov.'],
      ['Monat', '1.–30. Nov.'],
      ['Saison', '1. Okt. – 31. Dez.'],
      ['Gesamt', 'Seit dem ersten Tag'],
    ] as const) {
      const label = page.locator('label', { hasText: name });
      expect(await fits(label), name).toBe(true);
      await label.tap();
      await page.getByText(bounds).waitFor();
      await row(page).waitFor();
      tops.add((await page.getByRole('table').boundingBox())!.y);
    }
    expect(tops.size).toBe(1);
  },
);

it('says nothing of dates where what it has read does not', async () => {
  const jo = await whoEarned();
  const page = await site.enter(jo, { locale: 'en-GB' });
  await page.route('**/api/gamification/leaderboards/**', async (route) => {
    const answer = await route.fetch();
    const { from: _from, to: _to, ...old } = (await answer.json()) as Record<string, unknown>;
    await route.fulfill({ response: answer, json: old });
  });
  await page.goto(`${site.url}/board?period=season`);
  await row(page).waitFor();
  expect(await page.getByText(/Oct|days left/).count()).toBe(0);
  const top = async () => (await page.getByRole('table').boundingBox())!.y;
  const without = await top();
  await page.unrouteAll({ behavior: 'wait' });
  await page.reload();
  await page.getByText('43 days left').waitFor();
  expect(await top()).toBe(without);
});
