import type { Locator } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import { desktop, phone } from './browser.ts';
import { panel, toasts } from './rooms.ts';
import { type Person, useSite } from './site.ts';

const site = useSite();
const TODAY = '2026-11-18';
const pocket = { viewport: phone, hasTouch: true, isMobile: true };
const german = { locale: 'de-DE' };
let jo: Person;
beforeEach(async () => {
  jo = await site.person();
});
const make = (task: Record<string, unknown>): Promise<{ id: string }> => site.ask(jo, 'POST', '/api/tasks', task);

/** How many pixels of its words are out of sight, and how many lines they take. */
const seen = (words: Locator) =>
  words.evaluateAll((all) =>
    all.map((one) => {
      const range = one.ownerDocument.createRange();
      range.selectNodeContents(one);
      const lines = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom / 8))).size;
      return [one.textContent, Math.max(0, one.scrollWidth - one.clientWidth), lines];
    }),
  );

it.each([
  ['a phone', pocket],
  ['a desk', { viewport: desktop }],
])('the words of a German task are whole on %s', async (_name, options) => {
  const { id } = await make({ title: 'Dehnen', scheduledFor: TODAY, recurrence: 'FREQ=DAILY' });
  const page = await site.enter(jo, { ...options, ...german, at: `/tasks/${id}` });
  const field = page.getByRole('combobox', { name: 'Labels hinzufügen' });
  await field.waitFor();
  const room = await field.evaluate((one) => {
    const { font } = one.ownerDocument.defaultView!.getComputedStyle(one);
    const pen = one.ownerDocument.createElement('canvas').getContext('2d')!;
    pen.font = font;
    return one.clientWidth - 12 - pen.measureText(one.getAttribute('placeholder') ?? '').width;
  });
  expect(room).toBeGreaterThanOrEqual(0);
  await page.getByRole('button', { name: /^Wiederholung: / }).click();
  const editor = page.getByRole('dialog');
  await editor.getByText('Jahre', { exact: true }).waitFor();
  const words = [
    ...(await seen(editor.getByRole('radiogroup', { name: 'Einheit' }).locator('label'))),
    ...(await seen(editor.getByRole('button', { name: /^(Diesmal auslassen|Nicht mehr wiederholen|Speichern)$/ }))),
  ];
  expect(words).toEqual(
    ['Tage', 'Wochen', 'Monate', 'Jahre', 'Diesmal auslassen', 'Nicht mehr wiederholen', 'Speichern'].map((word) => [
      word,
      0,
      1,
    ]),
  );
});

it('what is added says its name in two lines on a phone', async () => {
  await make({ title: 'Pay the rent', scheduledFor: TODAY });
  const page = await site.enter(jo, { ...pocket, at: '/' });
  await page.getByRole('button', { name: 'Add a task' }).last().tap();
  await page.keyboard.type('Phone the plumber about the kitchen tap tomorrow 5pm');
  await page.keyboard.press('Enter');
  const told = toasts(page).getByText('Phone the plumber about the kitchen tap');
  await told.waitFor();
  const lines = await told.evaluate((one) => {
    const text = one.closest('span')!;
    return [text.scrollHeight - text.clientHeight, new Set([...one.getClientRects()].map(({ y }) => y)).size <= 2];
  });
  expect(lines).toEqual([0, true]);
});

it.each([
  ['a phone', pocket, 0.7],
  ['a desk', { viewport: desktop }, 0.8],
])('a chain of four is at first as small as it must be on %s', async (_name, options, least) => {
  let before: string[] = [];
  for (const title of ['Measure', 'Order', 'Cut', 'Hang']) before = [(await make({ title, blockedBy: before })).id];
  await make({ title: 'Read' });
  const page = await site.enter(jo, { ...options, at: '/tasks?view=graph' });
  const graph = page.getByRole('region', { name: 'What waits for what' });
  const last = page.locator('[data-row]').filter({ hasText: 'Hang' });
  await last.waitFor();
  const [outer, inner] = [await graph.boundingBox(), await last.boundingBox()];
  const scale = inner!.width / 196;
  expect(scale).toBeGreaterThanOrEqual(least);
  expect(scale).toBeLessThan(1);
  if (least > 0.7) expect(inner!.x + inner!.width).toBeLessThanOrEqual(outer!.x + outer!.width);
});

it.each([
  ['a phone', pocket],
  ['a desk', { viewport: desktop }],
])('what waits for what fades on the side where there is more of it on %s', async (_name, options) => {
  let before: string[] = [];
  for (const title of ['Measure all windows', 'Order the curtains', 'Cut the curtains', 'Hang the curtains'])
    before = [(await make({ title, blockedBy: before })).id];
  const page = await site.enter(jo, { ...options, at: `/tasks/${before[0]}` });
  const strip = panel(page, 'Hang the curtains').getByRole('region', { name: /“Hang the curtains”/ });
  const fades = () =>
    strip.evaluate((one) => {
      const style = one.ownerDocument.defaultView!.getComputedStyle(one);
      return [style.getPropertyValue('--before'), style.getPropertyValue('--ahead')];
    });
  await strip.waitFor();
  await expect.poll(fades).toEqual(['0px', '40px']);
  await strip.evaluate((one) => one.scrollTo(one.scrollWidth, 0));
  await expect.poll(fades).toEqual(['40px', '0px']);
});
