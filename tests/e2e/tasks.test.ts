import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { box, filterBar, focusComesTo, focused, gone, panel, rowTitles, shows, titleLink, toasts } from './rooms.ts';
import { type Person, useSite } from './site.ts';

const site = useSite();

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const count = (page: Page) => page.getByRole('status').filter({ hasText: /tasks?$|selected$/ });
const comesTo = (page: Page, titles: readonly string[]) => expect.poll(() => rowTitles(page)).toEqual(titles);
const filterOf = (page: Page) => new URL(page.url()).searchParams.get('filter');

/** Makes tasks in one request; each is due an hour after the one before. */
async function make(who: Person, tasks: readonly Record<string, unknown>[]): Promise<string[]> {
  const first = Date.parse('2026-11-19T08:00:00Z');
  const operations = tasks.map((task, at) => ({
    op: 'create',
    body: { dueAt: new Date(first + at * 3_600_000).toISOString(), ...task },
  }));
  const { results } = await site.ask(who, 'POST', '/api/tasks/bulk', { operations });
  return results.map(({ task }: { task: { id: string } }) => task.id);
}

const house = [
  { title: 'Measure the window', labels: ['home'], priority: 'high' },
  { title: 'Order the glass', labels: ['home'] },
  { title: 'Write the report', labels: ['work'], priority: 'urgent' },
  { title: 'Call the bank', labels: ['work'] },
];
const TITLES = house.map(({ title }) => title);

describe('four tasks', () => {
  let jo: Person;
  let page: Page;
  let ids: string[];
  const task = (id: string | undefined) => site.ask(jo, 'GET', `/api/tasks/${id}`);
  beforeEach(async () => {
    jo = await site.person();
    ids = await make(jo, house);
    page = await site.enter(jo);
    await press(page, 'g', 'a');
    await comesTo(page, TITLES);
  });

  it('are filtered without a mouse: offers are taken, the address follows, and back goes back', async () => {
    await press(page, 'f');
    await focusComesTo(page, 'combobox "Filter tasks"');
    await page.keyboard.type('la');
    await page.getByRole('option', { name: 'label:' }).waitFor();
    await press(page, 'Tab');
    await page.getByRole('option', { name: 'work' }).waitFor();
    await press(page, 'ArrowDown', 'ArrowDown');
    await expect
      .poll(() => page.getByRole('listbox').getByRole('option', { selected: true }).textContent())
      .toContain('work');
    await press(page, 'Enter');
    expect(await filterBar(page).inputValue()).toBe('label:work ');
    await comesTo(page, ['Write the report', 'Call the bank']);
    await shows(count(page), '2 tasks');
    await page.keyboard.type('priority:urgent');
    await press(page, 'Enter');
    await comesTo(page, ['Write the report']);
    expect(filterOf(page)).toBe('label:work priority:urgent');

    await press(page, 'Escape');
    await focusComesTo(page, 'checkbox "Complete “Write the report”"');
    await press(page, 'f');
    await page.keyboard.type('window');
    await comesTo(page, ['Measure the window']);
    await page.goBack();
    await comesTo(page, ['Write the report']);
    expect(await filterBar(page).inputValue()).toBe('label:work priority:urgent');
    await page.reload();
    await comesTo(page, ['Write the report']);
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await comesTo(page, TITLES);
    // Where only one thing can be meant, Enter takes it, and then the line.
    await page.keyboard.type('priority:u');
    await page.getByRole('option', { name: 'urgent' }).waitFor();
    await press(page, 'Enter');
    expect(await filterBar(page).inputValue()).toBe('priority:urgent ');
    await gone(page.getByRole('listbox'));
    await press(page, 'Enter');
    await comesTo(page, ['Write the report']);
  });

  it('are open ones whatever the filter asks for, until done ones are asked for too; a view keeps that', async () => {
    const done = () => page.getByRole('button', { name: 'Show done' });
    await site.ask(jo, 'POST', `/api/tasks/${ids[1]}/complete`);
    await page.goto(`${site.url}/tasks?filter=due<7d`);
    const open = TITLES.filter((title) => title !== 'Order the glass');
    await comesTo(page, open);
    expect(await done().getAttribute('aria-pressed')).toBe('false');
    await done().click();
    await comesTo(page, TITLES);
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Order the glass' })
      .getByText(/^done \d\d:\d\d$/)
      .waitFor();
    expect(await done().getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => filterBar(page).inputValue()).toBe('due<7d status:open,done');
    // A saved view is its filter, so it shows what it showed.
    await site.ask(jo, 'POST', '/api/views', { name: 'Week', filter: 'due<7d', group: 'label' });
    await site.ask(jo, 'POST', '/api/views', { name: 'Whole week', filter: 'due<7d status:open,done' });
    await page.getByRole('link', { name: 'Whole week' }).click();
    await comesTo(page, TITLES);
    await page.getByRole('link', { name: 'Week', exact: true }).click();
    await shows(count(page), '3 tasks');
    await press(page, 'g', 'd');
    await shows(count(page), '4 tasks');
    await page.goto(`${site.url}/tasks?filter=glass&view=graph`);
    await page.getByText('Only open tasks are looked at.').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Show done' }).last().click();
    await page.getByRole('link', { name: 'Order the glass' }).waitFor();
    // Who says which state they mean is given that.
    await page.goto(`${site.url}/tasks?filter=status:done`);
    await comesTo(page, ['Order the glass']);
    expect(await done().count()).toBe(0);
  });

  it('stay on the page while a filter is wrong, and the wrong part is underlined', async () => {
    await press(page, 'f');
    await page.keyboard.type('#work ');
    await comesTo(page, ['Write the report', 'Call the bank']);
    await page.keyboard.type('stauts:open');
    await page.getByRole('alert').getByText('Column 7: there is no field stauts. Did you mean status?').waitFor();
    expect(await page.locator('mark').textContent()).toBe('stauts');
    expect(await filterBar(page).getAttribute('aria-invalid')).toBe('true');
    expect(filterOf(page)).toBe('#work ');
    await comesTo(page, ['Write the report', 'Call the bank']);
    // Where the line before it found nothing, that is not said beside what is wrong now.
    await filterBar(page).fill('#garden ');
    await page.getByText('Nothing matches').waitFor();
    await page.keyboard.type('stauts:open');
    await page.getByRole('alert').getByText('there is no field stauts').waitFor();
    await page.getByText('This filter cannot be read').waitFor();
    await gone(page.getByText('Nothing matches'));
    await page.goto(`${site.url}/tasks?filter=due<soon`);
    await page.getByText('This filter cannot be read').waitFor();
    expect(await page.getByText('Nothing matches').count()).toBe(0);
    await page.getByRole('button', { name: 'Clear the filter' }).last().click();
    await comesTo(page, TITLES);
  });

  it('are saved as a view only while the filter can be read, and under all of the name that is typed', async () => {
    await press(page, 'f');
    await page.keyboard.type('label:home');
    await press(page, 'Escape', 'Escape');
    await comesTo(page, TITLES.slice(0, 2));
    const save = page.getByRole('button', { name: 'Save view' });
    await filterBar(page).fill('label:home due<7x');
    await expect.poll(() => save.getAttribute('aria-disabled')).toBe('true');
    expect(await save.getAttribute('title')).toBe('No view can be saved while the filter cannot be read.');
    await save.press('Enter');
    await toasts(page).getByText('No view can be saved while the filter cannot be read.').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);

    // What the line says is saved, also before the address says it; and no letter of the name is lost.
    await filterBar(page).fill('label:home due<7d');
    await expect.poll(() => save.getAttribute('aria-disabled')).toBe(null);
    await save.focus();
    await Promise.all(['Enter', 'b', 'a', 'd'].map((key) => page.keyboard.press(key)));
    const name = page.getByRole('dialog', { name: 'Save view' }).getByRole('textbox', { name: 'Name of the view' });
    await expect.poll(() => name.inputValue()).toBe('bad');
    await press(page, 'Escape');
    await gone(page.getByRole('dialog'));
    await focusComesTo(page, 'button "Save view"');
    await press(page, 'Enter');
    await focusComesTo(page, 'textbox "Name of the view"');
    await page.keyboard.type('Home');
    await press(page, 'Enter');
    await toasts(page).getByText('View saved:').waitFor();
    const { items } = await site.ask(jo, 'GET', '/api/views');
    expect(items).toMatchObject([{ name: 'Home', filter: 'label:home due<7d' }]);

    await filterBar(page).fill('label:home due<7x');
    const update = page.getByRole('button', { name: 'Update' });
    await expect.poll(() => update.getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('button', { name: 'More for the view Home' }).click();
    expect(await page.getByRole('menuitem', { name: 'Save as a new view' }).isDisabled()).toBe(true);
  });

  it('are saved as a view under a name that was typed and ended before its field was there', async () => {
    let bring = () => {};
    const isWanted = new Promise<void>((resolve) => {
      bring = resolve;
    });
    await page.route(/\/assets\/name-pop-[^/]*\.js$/, async (route) => {
      await isWanted;
      await route.continue();
    });
    await page.goto(`${site.url}/tasks?filter=label:home`);
    await comesTo(page, TITLES.slice(0, 2));
    await page.getByRole('button', { name: 'Save view' }).press('Enter');
    await page.keyboard.type('At home');
    await press(page, 'Enter');
    bring();
    await toasts(page).getByText('View saved:').waitFor();
    expect((await site.ask(jo, 'GET', '/api/views')).items).toMatchObject([{ name: 'At home', filter: 'label:home' }]);
  });

  it('are grouped and sorted as the address says', async () => {
    await page.getByRole('combobox', { name: 'Group' }).selectOption('Label');
    await expect.poll(() => page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['home', 'work']);
    await page.getByRole('combobox', { name: 'Sort' }).selectOption('Title');
    await comesTo(page, ['Measure the window', 'Order the glass', 'Call the bank', 'Write the report']);
    expect(new URL(page.url()).search).toBe('?group=label&sort=title');
    await page.reload();
    await comesTo(page, ['Measure the window', 'Order the glass', 'Call the bank', 'Write the report']);
  });

  it('come, change and go with what happens in another browser', async () => {
    const other = await site.enter(jo, { at: '/tasks?filter=%23home' });
    await comesTo(other, ['Measure the window', 'Order the glass']);
    await site.ask(jo, 'PATCH', `/api/tasks/${ids[3]}`, { labels: ['home'], title: 'Call the glazier' });
    await comesTo(other, ['Measure the window', 'Order the glass', 'Call the glazier']);
    await comesTo(page, [...TITLES.slice(0, 3), 'Call the glazier']);
    await box(page, 'Measure the window').click();
    await comesTo(page, ['Order the glass', 'Write the report', 'Call the glazier']);
    await page.getByRole('link', { name: 'Order the glass' }).click();
    await panel(page, 'Order the glass').getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Move to trash' }).click();
    await expect.poll(() => rowTitles(other)).not.toContain('Order the glass');
  });

  it('open beside the list, which keeps its filter, and closing gives the focus back to the row', async () => {
    await page.goto(`${site.url}/tasks?filter=%23work`);
    await comesTo(page, ['Write the report', 'Call the bank']);
    await press(page, 'j', 'j', 'e');
    await panel(page, 'Call the bank').waitFor();
    expect(filterOf(page)).toBe('#work');
    await press(page, 'Escape');
    await gone(panel(page, 'Call the bank'));
    await focusComesTo(page, 'checkbox "Complete “Call the bank”"');
    expect(filterOf(page)).toBe('#work');
  });

  it('are selected and changed together by keyboard, and taken back together', async () => {
    await press(page, 'j', 'x', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowUp');
    await shows(count(page), '2 selected');
    await focusComesTo(page, 'checkbox "Complete “Order the glass”"');

    await press(page, 'p');
    await page.getByRole('menuitem', { name: 'Low' }).waitFor();
    await press(page, 'ArrowUp', 'ArrowUp');
    await focusComesTo(page, 'menuitem "Low"');
    await press(page, 'Enter');
    await toasts(page).getByText('Priority low for 2 tasks').waitFor();
    await expect.poll(async () => (await task(ids[0])).priority).toBe('low');
    await focusComesTo(page, 'checkbox "Complete “Order the glass”"');
    await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
    await press(page, 'z');
    await expect.poll(async () => (await task(ids[0])).priority).toBe('high');
    await expect.poll(async () => (await task(ids[1])).priority).toBe('none');

    await press(page, 'l');
    await focusComesTo(page, 'Label to add');
    await page.keyboard.type('glass');
    await press(page, 'Enter');
    await toasts(page).getByText('Label glass added to 2 tasks').waitFor();
    await expect.poll(async () => (await task(ids[1])).labels).toEqual(['home', 'glass']);
    await gone(page.getByRole('dialog'));

    await press(page, 'd');
    await focusComesTo(page, 'textbox "Due: type a day"');
    await page.keyboard.type('today');
    await page.getByText('Wed 18 Nov, each at its own time', { exact: true }).waitFor();
    await press(page, 'Enter');
    await expect.poll(async () => (await task(ids[1])).dueAt).toBe('2026-11-18T09:00:00.000Z');
    await toasts(page).getByText('2 tasks due today, each at its own time').waitFor();
    await gone(page.getByRole('dialog'));

    await press(page, 'd');
    await focusComesTo(page, 'textbox "Due: type a day"');
    await page.keyboard.type('today 4pm');
    await page.getByText('Wed 18 Nov, 16:00', { exact: true }).waitFor();
    await press(page, 'Enter');
    await toasts(page).getByText('2 tasks due today 16:00').waitFor();
    for (const id of ids.slice(0, 2))
      await expect.poll(async () => (await task(id)).dueAt).toBe('2026-11-18T15:00:00.000Z');
    await gone(page.getByRole('dialog'));
    await focusComesTo(page, 'checkbox "Complete “Order the glass”"');

    await press(page, 'c');
    await toasts(page).getByText('2 tasks done').waitFor();
    await comesTo(page, ['Write the report', 'Call the bank']);
    await expect.poll(async () => (await task(ids[0])).status).toBe('done');
    await toasts(page).getByRole('button', { name: 'Undo' }).last().click();
    await toasts(page).getByText('Taken back: 2 tasks done').waitFor();
    await gone(toasts(page).getByText('2 tasks done', { exact: true }));
    await comesTo(page, TITLES);
    await expect.poll(async () => (await task(ids[0])).status).toBe('todo');
  });

  it('are deleted all at once, and a refused one comes back and says why', async () => {
    await site.ask(jo, 'PUT', `/api/tasks/${ids[0]}/dependencies/${ids[3]}`);
    await press(page, 'Control+a');
    await shows(count(page), '4 selected');
    await press(page, 'c');
    await toasts(page).getByText('“Measure the window” could not be changed. The task waits for others.').waitFor();
    await comesTo(page, ['Measure the window']);
    await press(page, 'Escape', 'Control+a', 'Delete');
    await page.getByText('No open tasks').waitFor();
    const told = toasts(page).locator('div').filter({ hasText: 'In the trash:' });
    await told.getByRole('button', { name: 'Undo' }).last().click();
    await comesTo(page, ['Measure the window']);
  });

  it('are selected with Shift and the mouse', async () => {
    await titleLink(page, 'Measure the window').hover();
    await page.getByRole('checkbox', { name: 'Select “Measure the window”' }).click();
    await titleLink(page, 'Write the report').click({ modifiers: ['Shift'] });
    await shows(count(page), '3 selected');
    expect(await focused(page)).not.toContain('complementary');
    await page.getByRole('button', { name: 'Clear the selection' }).click();
    await shows(count(page), '4 tasks');
  });
});

describe('no tasks', () => {
  it('is a place to begin, and the first one comes in', async () => {
    const page = await site.enter(await site.person(), { at: '/tasks' });
    await page.getByRole('button', { name: 'Add a task' }).first().click();
    await focusComesTo(page, 'textbox "Add a task"');
    await page.keyboard.type('Buy paint tomorrow #home');
    await press(page, 'Enter', 'Escape');
    await comesTo(page, ['Buy paint']);
  });

  it('because they did not load: it says so, and loads them when asked again', async () => {
    const jo = await site.person();
    await make(jo, house);
    const page = await site.enter(jo, { at: '/board' });
    await page.route('**/api/tasks?filter=*', (route) => route.abort());
    await press(page, 'g', 'a');
    await page.getByRole('alert').getByText('This did not load').waitFor();
    await page.unroute('**/api/tasks?filter=*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await comesTo(page, TITLES);
  });
});

describe('the board', () => {
  let jo: Person;
  let page: Page;
  let ids: string[];
  const column = (name: string) => page.getByRole('region', { name, exact: true });
  const cards = (name: string) => expect.poll(() => column(name).getByRole('link').allTextContents());
  const statusOf = async (id: string | undefined) => (await site.ask(jo, 'GET', `/api/tasks/${id}`)).status;
  beforeEach(async () => {
    jo = await site.person();
    ids = await make(jo, house);
    page = await site.enter(jo, { at: '/tasks' });
    await comesTo(page, TITLES);
    await press(page, 'v');
    await cards('To do').toEqual(TITLES);
  });

  it('is another view of the same filter, with an address', async () => {
    expect(new URL(page.url()).search).toBe('?view=board');
    await press(page, 'f');
    await page.keyboard.type('#work');
    await press(page, 'Enter');
    await cards('To do').toEqual(['Write the report', 'Call the bank']);
    await page.reload();
    await cards('To do').toEqual(['Write the report', 'Call the bank']);
    await page.getByRole('radiogroup', { name: 'View' }).getByTitle('List').click();
    await comesTo(page, ['Write the report', 'Call the bank']);
    await page.goBack();
    await cards('To do').toEqual(['Write the report', 'Call the bank']);
  });

  it('moves cards by keyboard, the focus goes with them, and undo brings them back', async () => {
    await press(page, 'j', 'j', 'Shift+ArrowRight');
    await cards('In progress').toEqual(['Order the glass']);
    await focusComesTo(page, 'checkbox "Complete “Order the glass”"');
    await toasts(page).getByText('Moved to In progress: Order the glass').waitFor();
    await expect.poll(() => statusOf(ids[1])).toBe('in_progress');
    await press(page, 'ArrowLeft');
    await focusComesTo(page, 'checkbox "Complete “Measure the window”"');
    await press(page, 'ArrowRight');
    await focusComesTo(page, 'checkbox "Complete “Order the glass”"');
    await press(page, 'Shift+ArrowRight');
    await cards('On hold').toEqual(['Order the glass']);
    await expect.poll(() => statusOf(ids[1])).toBe('blocked');
    await press(page, 'Shift+ArrowLeft');
    await cards('In progress').toEqual(['Order the glass']);
    await press(page, 'z', 'Control+z', 'z');
    await cards('To do').toEqual(TITLES);
    await expect.poll(() => statusOf(ids[1])).toBe('todo');
  });

  it('moves all that is selected, and finishes what comes to Done', async () => {
    await press(page, 'j', 'x', 'Shift+ArrowDown', 'Shift+ArrowRight');
    await cards('In progress').toEqual(TITLES.slice(0, 2));
    await press(page, 'Shift+ArrowRight');
    await cards('On hold').toEqual(TITLES.slice(0, 2));
    await press(page, 'Shift+ArrowRight');
    await expect.poll(() => statusOf(ids[0])).toBe('done');
    await toasts(page).getByText('2 tasks moved to Done').waitFor();
    await cards('On hold').toEqual([]);
    await cards('To do').toEqual(TITLES.slice(2));
  });

  it('moves a card with the mouse, and shows it in another browser', async () => {
    const other = await site.enter(jo, { at: '/tasks?view=board' });
    await page.getByRole('link', { name: 'Call the bank' }).hover();
    await page.mouse.down();
    const place = await column('In progress').boundingBox();
    if (!place) throw new Error('the column has no place');
    await page.mouse.move(place.x + 80, place.y + 120, { steps: 12 });
    await page.mouse.up();
    await cards('In progress').toEqual(['Call the bank']);
    await expect.poll(() => statusOf(ids[3])).toBe('in_progress');
    await other.getByRole('region', { name: 'In progress' }).getByRole('link', { name: 'Call the bank' }).waitFor();
  });

  it('draws of a large column only what is in sight', async () => {
    await make(
      jo,
      Array.from({ length: 300 }, (_, at) => ({ title: `Many ${at}` })),
    );
    await column('To do').getByText('304', { exact: true }).waitFor();
    expect(await page.locator('[data-row]').count()).toBeLessThan(50);
  });
});

describe('ten thousand tasks', () => {
  const MANY = 10_000;
  it('are scrolled to the end, and only those in sight are drawn', async () => {
    const jo = await site.person();
    for (let from = 0; from < MANY; from += 500)
      await make(
        jo,
        Array.from({ length: 500 }, (_, at) => ({
          title: `Task ${String(from + at).padStart(5, '0')}`,
          dueAt: new Date(Date.parse('2026-12-01T00:00:00Z') + (from + at) * 60_000).toISOString(),
        })),
      );
    await site.settled();
    const page = await site.enter(jo, { at: '/tasks' });
    await titleLink(page, 'Task 00000').waitFor();
    const end = () => page.locator('#page-scroll').evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await expect
      .poll(
        async () => {
          await end();
          return rowTitles(page);
        },
        { timeout: 200_000 },
      )
      .toContain('Task 09999');
    await shows(count(page), '10000 tasks');
    expect(await page.locator('[data-row]').count()).toBeLessThan(60);

    await press(page, 'k');
    await focusComesTo(page, 'checkbox "Complete “Task 09999”"');
    await press(page, 'k', 'k');
    await focusComesTo(page, 'checkbox "Complete “Task 09997”"');
    await page.locator('#page-scroll').evaluate((element) => element.scrollTo(0, 0));
    await titleLink(page, 'Task 00000').waitFor();
    await focusComesTo(page, 'checkbox "Complete “Task 09997”"');
    await press(page, 'j');
    await focusComesTo(page, 'checkbox "Complete “Task 09998”"');
    await titleLink(page, 'Task 09998').waitFor();
  });
});
