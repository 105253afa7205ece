import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { accessibilityFaults, PASSWORD, phone } from './browser.ts';
import { box, focusComesTo, gone, quickAdd, toasts } from './rooms.ts';
import { type Person, useSite } from './site.ts';

const site = useSite();

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const option = (page: Page, name: string) => page.getByRole('option', { name, exact: true });
const chosen = (page: Page) => page.getByRole('option', { selected: true });
const comesToSay = (page: Page, text: string) => expect.poll(() => quickAdd(page).inputValue()).toBe(text);
/** Where something stands from side to side. */
const span = async (at: Locator) => {
  const { x, width } = (await at.boundingBox())!;
  return { from: x, to: x + width };
};
const list = (page: Page) => page.getByRole('listbox');
const taskOf = async (jo: Person, title: string) =>
  (await site.ask(jo, 'GET', `/api/tasks?q=${encodeURIComponent(title)}`)).items[0];

it('labels and projects are offered while one types, by the keyboard, and what is not there can be made', async () => {
  const jo = await site.person();
  const house = await site.ask(jo, 'POST', '/api/projects', { name: 'Summer house' });
  await site.ask(jo, 'POST', '/api/tasks', { title: 'One', labels: ['work', 'workshop', 'home'] });
  const page = await site.enter(jo);
  await box(page, 'One').waitFor();
  await press(page, 'q');
  await page.keyboard.type('Paint #wo');
  await option(page, 'workshop').waitFor();
  expect(await quickAdd(page).getAttribute('aria-activedescendant')).toBeNull();
  const first = await span(list(page));
  await press(page, 'ArrowDown', 'ArrowDown');
  await expect.poll(() => chosen(page).textContent()).toContain('workshop');
  await expect
    .poll(() => quickAdd(page).getAttribute('aria-activedescendant'))
    .toBe(await chosen(page).getAttribute('id'));
  expect(await accessibilityFaults(page)).toEqual([]);
  await press(page, 'Enter');
  await comesToSay(page, 'Paint #workshop ');
  await page.keyboard.type('+su');
  await option(page, 'Summer house').waitFor();
  // Each list opens under what is being typed: that of the project begins “#workshop ” further on.
  expect((await span(list(page))).from - first.from).toBeGreaterThan(60);
  await press(page, 'Tab');
  await comesToSay(page, 'Paint #workshop +Summer house ');
  await page.keyboard.type('!h');
  await option(page, 'high').waitFor();
  // The list closes, the line stays.
  await press(page, 'Escape');
  await gone(page.getByRole('listbox'));
  await focusComesTo(page, 'textbox "Add a task"');
  await page.keyboard.type('igh');
  await press(page, 'Enter');
  await box(page, 'Paint').waitFor();
  expect(await taskOf(jo, 'Paint')).toMatchObject({
    labels: ['workshop'],
    projectId: house.id,
    priority: 'high',
  });

  // Tab takes what is highlighted, as Enter does.
  await page.keyboard.type('Scrub !');
  await option(page, 'urgent').waitFor();
  await press(page, 'ArrowDown', 'ArrowDown');
  await expect.poll(() => chosen(page).textContent()).toContain('high');
  await press(page, 'Tab');
  await comesToSay(page, 'Scrub !high ');
  await focusComesTo(page, 'textbox "Add a task"');
  await press(page, 'ControlOrMeta+a', 'Delete');

  // A project that is not there is a chip; the task and it are made together. A number behind a plus is text.
  const chips = page.getByRole('list', { name: 'Understood from your text' }).getByRole('button');
  const comesToMean = (...texts: string[]) => expect.poll(() => chips.allTextContents()).toEqual(texts);
  await page.keyboard.type('A +1 for Bob #home');
  await comesToMean('home');
  await press(page, 'Enter');
  await box(page, 'A +1 for Bob').waitFor();
  await page.keyboard.type('Oil +Boat the deck');
  await comesToMean('new project: Boat');
  await press(page, 'Enter');
  await box(page, 'Oil the deck').waitFor();
  await page.keyboard.type('Sand +"Old harbour" today, else friday');
  await comesToMean('new project: Old harbour', 'Wed 18 Nov');
  await page.getByText('“friday” stays text: the first day counts.').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await press(page, 'Enter');
  await box(page, 'Sand, else friday').waitFor();
  // Taken away, it is text again.
  await page.keyboard.type('Learn C +Plus');
  await comesToMean('new project: Plus');
  await chips.click();
  await comesToMean();
  await focusComesTo(page, 'textbox "Add a task"');
  await press(page, 'Enter');
  await box(page, 'Learn C +Plus').waitFor();
  const madeOf = async () => {
    const { items } = await site.ask(jo, 'GET', '/api/projects');
    return items as { id: string; name: string; archived: boolean }[];
  };
  const made = await madeOf();
  expect(made.map(({ name }) => name).toSorted()).toEqual(['Boat', 'Old harbour', 'Summer house']);
  const boat = made.find(({ name }) => name === 'Boat')!;
  await expect.poll(() => taskOf(jo, 'Oil')).toMatchObject({ projectId: boat.id, title: 'Oil the deck' });
  await site.ask(jo, 'PATCH', `/api/projects/${house.id}`, { archived: true });
  await page.keyboard.type('Air +summer house');
  await comesToMean('Summer house, out of the archive');
  await press(page, 'Enter');
  await box(page, 'Air').waitFor();
  expect((await madeOf()).find(({ id }) => id === house.id)).toMatchObject({ archived: false });

  // Without a network what is known is offered, and a project that is named is made when its line is sent.
  await page.context().setOffline(true);
  await page.keyboard.type('Row +bo');
  await option(page, 'Boat').waitFor();
  expect(await page.getByRole('option').count()).toBe(1);
  await press(page, 'Tab');
  await comesToSay(page, 'Row +Boat ');
  await page.keyboard.type('#ho');
  await option(page, 'home').click();
  await comesToSay(page, 'Row +Boat #home ');
  await press(page, 'Enter');
  for (const line of ['Tidy +"Attic"', 'Light +attic']) {
    await page.keyboard.type(line);
    await press(page, 'Enter');
  }
  await page.context().setOffline(false);
  await expect.poll(async () => (await taskOf(jo, 'Light'))?.title).toBe('Light');
  const attics = (await madeOf()).filter(({ name }) => name.toLowerCase() === 'attic');
  expect(attics).toHaveLength(1);
  expect([await taskOf(jo, 'Tidy'), await taskOf(jo, 'Light')]).toMatchObject(
    ['Tidy', 'Light'].map((title) => ({ title, projectId: attics[0]?.id })),
  );
  await page.getByRole('navigation').getByText('Attic').first().waitFor();
  await expect.poll(() => taskOf(jo, 'Row')).toMatchObject({ projectId: boat.id, labels: ['home'] });

  // Put there by hand, a task does not name it in its title any more; undone, it does again.
  const named = (await site.ask(jo, 'POST', '/api/tasks', { title: 'Air +attic soon' })).id;
  const now = () => site.ask(jo, 'GET', `/api/tasks/${named}`);
  await page.goto(`${site.url}/tasks/${named}`);
  await page.getByRole('button', { name: 'Project: none' }).click();
  await page.getByRole('menuitemradio', { name: 'Attic' }).click();
  await expect.poll(now).toMatchObject({ title: 'Air soon', projectId: attics[0]?.id });
  await toasts(page).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(now).toMatchObject({ title: 'Air +attic soon', projectId: null });
});

it('the list fits on a phone, also in the dialog', async () => {
  const jo = await site.person();
  const labels = ['home', 'health', 'heating', 'help', 'herbs', 'hello'];
  await site.ask(jo, 'POST', '/api/tasks', { title: 'One', labels });
  const page = await site.enter(jo, { at: '/board', viewport: phone, hasTouch: true });
  await page.getByRole('button', { name: 'Add a task' }).tap();
  await focusComesTo(page, 'textbox "Add a task"');
  await page.keyboard.type('Call #he');
  const last = option(page, 'hello');
  await last.waitFor();
  // Escape closes what was opened last: the list, the help, and only then the dialog.
  const help = page.getByRole('region', { name: 'What is understood' });
  await page.getByRole('button', { name: 'What is understood' }).tap();
  await help.getByText('#42 stays text').waitFor();
  await press(page, 'Escape');
  await gone(help);
  await focusComesTo(page, 'button "What is understood"');
  await press(page, 'Enter');
  await help.waitFor();
  await quickAdd(page).tap();
  await press(page, 'End');
  await page.keyboard.type('l');
  await option(page, 'help').waitFor();
  await press(page, 'Escape');
  await gone(list(page));
  await press(page, 'Escape');
  await gone(help);
  await focusComesTo(page, 'textbox "Add a task"');
  await press(page, 'Backspace');
  await last.waitFor();
  // In sight, not cut off by the dialog.
  const isInSight = await last.evaluate((node) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    return node.contains(node.ownerDocument.elementFromPoint(left + width / 2, top + height / 2));
  });
  expect(isInSight).toBe(true);
  await option(page, 'help').tap();
  await comesToSay(page, 'Call #help ');
  expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(phone.width);

  // A long line grows: nothing of it is cut, and the list stands below its last row, as wide as the line.
  await page.keyboard.type('and ask whether what was agreed in autumn still holds, because of the roof, '.repeat(5));
  await page.keyboard.type('#hea');
  await option(page, 'health').waitFor();
  const field = quickAdd(page);
  expect(await field.evaluate((node) => node.scrollHeight - node.clientHeight)).toBeLessThanOrEqual(0);
  const [line, offers] = [(await field.boundingBox())!, (await list(page).boundingBox())!];
  expect(line.height).toBeGreaterThan(200);
  expect(offers.y).toBeGreaterThanOrEqual(line.y + line.height);
  expect(line.width - offers.width).toBeLessThan(20);
});

/** Holds back what lies over the rooms until it is let go. */
async function slow(page: Page) {
  const held = Promise.withResolvers<void>();
  await page.route('**/assets/overlays-*.js', async (route) => {
    await held.promise;
    await route.continue();
  });
  return () => held.resolve();
}

it('nothing is lost of what is typed before there is a field', async () => {
  const jo = await site.person();
  const begin = async () => {
    const page = await site.visit({ at: '/mark.svg' });
    await page.request.post(`${site.url}/api/users/login`, { data: { email: jo.email, password: PASSWORD } });
    const letGo = await slow(page);
    await page.goto(`${site.url}/board`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return { page, letGo };
  };
  const palette = await begin();
  await press(palette.page, 'Control+k');
  await palette.page.keyboard.type('Ümläut xy');
  await press(palette.page, 'Backspace', 'Tab');
  await palette.page.keyboard.type('z');
  // What nobody could see is not taken.
  await press(palette.page, 'Enter');
  palette.letGo();
  const search = palette.page.getByPlaceholder('What do you want to do or find?');
  await expect.poll(() => search.inputValue()).toBe('Ümläut xz');
  await palette.page.keyboard.type('!');
  await expect.poll(() => search.inputValue()).toBe('Ümläut xz!');
  await palette.page.getByText('Add “Ümläut xz!” as a task').click();
  await expect.poll(() => taskOf(jo, 'Ümläut')).toMatchObject({ title: 'Ümläut xz!' });

  const line = await begin();
  await press(line.page, 'q');
  await line.page.keyboard.type('Buy milk #shop');
  await press(line.page, 'Enter');
  await line.page.keyboard.type('Call An');
  line.letGo();
  await line.page.getByRole('dialog').waitFor();
  await comesToSay(line.page, 'Call An');
  await line.page.keyboard.type('a');
  await press(line.page, 'Enter');
  await toasts(line.page).getByText('Call Ana').waitFor();
  expect(await taskOf(jo, 'Buy milk')).toMatchObject({ labels: ['shop'] });

  const left = await begin();
  const link = left.page.getByRole('link', { name: 'Tasks', exact: true }).first();
  await link.focus();
  await press(left.page, 'q');
  await left.page.keyboard.type('Feed the cat');
  await press(left.page, 'Enter');
  await left.page.keyboard.type('Never mind');
  await press(left.page, 'Escape');
  await focusComesTo(left.page, 'link "Tasks"');
  await expect.poll(() => taskOf(jo, 'Feed the cat')).toMatchObject({ title: 'Feed the cat' });
  left.letGo();
  await press(left.page, 'q');
  await left.page.getByRole('dialog').waitFor();
  await comesToSay(left.page, '');
});

it('a line whose answer takes long stands there as its task will', async () => {
  const jo = await site.person();
  await site.ask(jo, 'POST', '/api/tasks', { title: 'One' });
  const page = await site.enter(jo);
  await box(page, 'One').waitFor();
  const answered = Promise.withResolvers<void>();
  await page.route('**/api/tasks/quick', async (route) => {
    await answered.promise;
    await route.continue();
  });
  await press(page, 'q');
  await page.keyboard.type('Paint the fence !high #work ~30m ');
  await expect.poll(() => page.getByRole('button', { name: /keep it as text$/ }).count()).toBe(3);
  await press(page, 'Enter');
  const row = page.getByRole('listitem').filter({ has: box(page, 'Paint the fence') });
  const comesToTell = async (...texts: string[]) => {
    for (const text of texts) await row.getByText(text, { exact: true }).waitFor();
  };
  await comesToTell('not sent yet', 'Paint the fence', 'work', '30 min', 'High');
  answered.resolve();
  await gone(row.getByText('not sent yet'));
  await comesToTell('Paint the fence', 'work', '30 min', 'High');
});

it('reads German where German is read, shows it in German, and takes nothing that is dismissed', async () => {
  const jo = await site.person();
  const page = await site.enter(jo, { locale: 'de-DE' });
  const line = page.getByRole('textbox', { name: 'Aufgabe hinzufügen' });
  await line.focus();
  await page.keyboard.type('Bericht morgen um 9:30 Uhr für 30 Minuten jeden letzten Freitag !h');
  await option(page, 'hoch').waitFor();
  await press(page, 'Tab');
  const chips = page.getByRole('list', { name: 'Aus deinem Text verstanden' }).getByRole('button');
  await expect
    .poll(() => chips.allTextContents())
    .toEqual(['Do., 19. Nov., 09:30', '30 Min.', 'jeden Monat am letzten Fr', 'Hoch']);
  await chips.nth(2).click();
  await expect.poll(() => chips.count()).toBe(3);
  await focusComesTo(page, 'textbox "Aufgabe hinzufügen"');
  await press(page, 'Enter');
  await expect
    .poll(() => taskOf(jo, 'Bericht'))
    .toMatchObject({
      title: 'Bericht jeden letzten Freitag',
      dueAt: '2026-11-19T08:30:00.000Z',
      estimateMinutes: 30,
      priority: 'high',
      recurrence: null,
    });

  // Days of a task are typed in the same words.
  await page.goto(`${site.url}/tasks/${(await taskOf(jo, 'Bericht')).id}`);
  await page.getByRole('button', { name: 'Geplant für: kein Datum' }).waitFor();
  for (const [key, words, means] of [
    ['t', 'freitag', 'Fr., 20. Nov.'],
    ['d', 'übermorgen um halb sechs', 'Fr., 20. Nov., 17:30'],
  ] as const) {
    await press(page, key);
    await focusComesTo(page, 'Tag eintippen');
    await page.keyboard.type(words);
    await page.getByText(means, { exact: true }).waitFor();
    await press(page, 'Enter');
    await gone(page.getByRole('dialog'));
  }
  await expect
    .poll(() => taskOf(jo, 'Bericht'))
    .toMatchObject({ scheduledFor: '2026-11-20', dueAt: '2026-11-20T16:30:00.000Z' });
});
