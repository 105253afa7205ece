import type { NewTask, Project } from 'deepiri-contracts';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityFaults, phone } from './browser.ts';
import { box, filterBar, focusComesTo, gone, panel, quickAdd, rowTitles, shows, titleLink, toasts } from './rooms.ts';
import { type Person, useSite } from './site.ts';

const site = useSite();
const main = (page: Page) => page.getByRole('main');
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const comesTo = (page: Page, titles: readonly string[]) => expect.poll(() => rowTitles(page)).toEqual(titles);
/** Asks axe about the page as it stands, in light with all rules, in dark about contrast: nothing else can differ. */
async function faults(page: Page): Promise<void> {
  const moving = 'document.getAnimations().filter(({ playState }) => playState === "running").length';
  const atRest = () => expect.poll(() => page.evaluate(moving)).toBe(0);
  await atRest();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
  await atRest();
  expect(await accessibilityFaults(page, ['color-contrast'])).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
}
const tabs = (page: Page) => page.getByRole('navigation', { name: 'Saved views' });
const planned = (page: Page) =>
  page.getByRole('list', { name: 'Plan' }).getByRole('listitem').getByRole('link').allTextContents();
const makeTask = (who: Person, body: NewTask) => site.ask(who, 'POST', '/api/tasks', body);
const projectsOf = async (who: Person): Promise<Project[]> => (await site.ask(who, 'GET', '/api/projects')).items;

describe('projects', () => {
  it('from the first one to its end, by the keyboard, live in another browser', async () => {
    const jo = await site.person();
    const page = await site.enter(jo, { colorScheme: 'light' });
    await press(page, 'g', 'o');
    await page.getByText('No projects yet').waitFor();
    await faults(page);

    // Begin one.
    await press(page, 'g', 'n');
    const dialog = page.getByRole('dialog', { name: 'New project' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Summer house');
    await dialog.getByRole('radio', { name: 'Teal' }).check();
    await faults(page);
    await press(page, 'Enter');
    await page.getByRole('heading', { level: 1, name: 'Summer house' }).waitFor();
    const address = page.url();
    await page.getByText('Nothing open here').waitFor();
    const other = await site.enter(jo, { at: '/projects' });
    const row = main(other)
      .getByRole('listitem')
      .filter({ has: other.getByRole('link', { name: 'Summer house' }) });
    await main(other).getByRole('link', { name: 'Summer house' }).waitFor();

    // Fill it: what is typed here is in the project, and shows elsewhere.
    await press(page, 'q');
    for (const text of ['Measure the windows ~30m', 'Order the glass ~20m', 'Sweep the chimney'])
      await quickAdd(page)
        .fill(text)
        .then(() => quickAdd(page).press('Enter'));
    await box(page, 'Sweep the chimney').waitFor();
    await expect.poll(async () => (await rowTitles(page)).length).toBe(3);
    await main(other).getByText('0 of 3 done').waitFor();
    const [project] = await projectsOf(jo);
    const { items } = await site.ask(jo, 'GET', `/api/tasks?projectId=${project?.id}`);
    const idOf = (title: string) => items.find((task: { title: string }) => task.title === title).id;
    await site.ask(jo, 'PUT', `/api/tasks/${idOf('Order the glass')}/dependencies/${idOf('Measure the windows')}`);

    // Its plan: the chain first, with what the rest can wait.
    await press(page, 'Escape', 'v');
    await expect.poll(() => planned(page)).toEqual(['Measure the windows', 'Order the glass', 'Sweep the chimney']);
    expect(new URL(page.url()).search).toBe('?tab=plan');
    await page.getByText('2 tasks, one after the other, decide').waitFor();
    await page.getByText('20 min of slack').waitFor();
    await faults(page);
    await press(page, 'j', 'Enter');
    await expect.poll(() => planned(page)).toEqual(['Order the glass', 'Sweep the chimney']);
    await shows(row, /1 of 3 done/);
    await press(page, 'v');
    await expect.poll(async () => (await rowTitles(page)).toSorted()).toEqual(['Order the glass', 'Sweep the chimney']);

    // A task opens beside it, and moves out and in by a key; Escape leads back.
    await titleLink(page, 'Sweep the chimney').click();
    await panel(page, 'Sweep the chimney').getByRole('button', { name: 'Project: Summer house' }).waitFor();
    await press(page, 'o');
    await page.getByRole('menuitemradio', { name: 'No project' }).click();
    await comesTo(page, ['Order the glass']);
    await toasts(page).getByText('Project changed: Sweep the chimney').waitFor();
    await gone(page.getByRole('menu'));
    await press(page, 'z');
    await expect.poll(async () => (await rowTitles(page)).length).toBe(2);
    await press(page, 'Escape');
    await gone(panel(page, 'Sweep the chimney'));
    await expect.poll(() => page.url()).toBe(address);

    // Another name, which is taken, then one that is free: everything follows.
    await site.ask(jo, 'POST', '/api/projects', { name: 'Garden', color: 'green' });
    await page.getByRole('button', { name: 'More for Summer house' }).click();
    await page.getByRole('menuitem', { name: 'Edit project' }).click();
    const edit = page.getByRole('dialog', { name: 'Edit project' });
    await edit.getByRole('textbox', { name: 'Name' }).fill('garden');
    await press(page, 'Enter');
    await edit.getByText('You have a project with this name already').waitFor();
    await edit.getByRole('textbox', { name: 'Name' }).fill('Lake house');
    await press(page, 'Enter');
    await gone(edit);
    await page.getByRole('heading', { level: 1, name: 'Lake house' }).waitFor();
    await main(other).getByRole('link', { name: 'Lake house' }).waitFor();

    // Anywhere: by its sign in a line, by its name in a filter, by the palette.
    await press(page, 'g', 't');
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    await quickAdd(page).fill('Buy paint +lake house');
    await page.getByRole('button', { name: 'lake house: keep it as text' }).waitFor();
    await press(page, 'Enter');
    await box(page, 'Buy paint').waitFor();
    await press(page, 'Escape', 'g', 'a', 'f');
    await filterBar(page).pressSequentially('project:la');
    await page.getByRole('option', { name: '"Lake house"' }).waitFor();
    await press(page, 'Tab');
    // The fourth is done, and the line does not ask for such ones.
    await expect.poll(async () => (await rowTitles(page)).length).toBe(3);
    await press(page, 'Control+k');
    await focusComesTo(page, 'Search tasks and commands');
    await page.keyboard.type('lake');
    await page.getByRole('dialog').getByText('Lake house', { exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Lake house' }).waitFor();

    // The archive folds it away; deleting it leaves the tasks.
    await page.getByRole('button', { name: 'More for Lake house' }).click();
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    await page.getByText('This project is archived').waitFor();
    await other.getByRole('button', { name: 'Archived (1)' }).click();
    await main(other).getByRole('link', { name: 'Lake house' }).waitFor();
    await faults(other);
    await page.getByRole('button', { name: 'More for Lake house' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const sure = page.getByRole('dialog');
    await sure.getByText('Its 4 tasks stay').waitFor();
    await faults(page);
    await sure.getByRole('button', { name: 'Delete project' }).click();
    await page.getByRole('heading', { level: 1, name: 'Projects' }).waitFor();
    await gone(main(other).getByRole('link', { name: 'Lake house' }));
    await press(page, 'g', 'a');
    await expect.poll(async () => (await rowTitles(page)).length).toBe(3);
    await page.goto(address);
    await page.getByText('There is no such project').waitFor();
  });

  it('on a phone: from the Tasks room to a project and its plan', async () => {
    const jo = await site.person();
    const { id: projectId } = await site.ask(jo, 'POST', '/api/projects', {
      name: 'Move to Lisbon',
      description: 'Flat, school, papers',
    });
    const { id } = await makeTask(jo, { title: 'Find a flat', projectId });
    await makeTask(jo, { title: 'Sign the contract', projectId, blockedBy: [id] });
    const page = await site.enter(jo, { at: '/tasks', viewport: phone, hasTouch: true });
    await tabs(page).getByRole('link', { name: 'Projects' }).click();
    await main(page).getByRole('link', { name: 'Move to Lisbon' }).click();
    await page.getByText('Flat, school, papers').waitFor();
    await comesTo(page, ['Find a flat', 'Sign the contract']);
    await faults(page);
    await page.getByText('Plan', { exact: true }).click();
    await expect.poll(() => planned(page)).toEqual(['Find a flat', 'Sign the contract']);
    await faults(page);
    const width = await page.locator('html').evaluate((html) => html.scrollWidth);
    expect(width).toBeLessThanOrEqual(phone.width);
  });
});

describe('saved views', () => {
  it('are kept, come back by their tab, their key and their link, follow changes, and go', async () => {
    const jo = await site.person();
    const { id: projectId } = await site.ask(jo, 'POST', '/api/projects', { name: 'Garden' });
    await makeTask(jo, { title: 'Plant bulbs', projectId, labels: ['outside'], difficulty: 'hard' });
    await makeTask(jo, { title: 'Wash the car', labels: ['outside'] });
    await makeTask(jo, { title: 'Read', priority: 'low' });
    const page = await site.enter(jo, { at: '/tasks' });
    await expect.poll(async () => (await rowTitles(page)).length).toBe(3);

    // Grouped by project, with another column, under a filter: worth keeping.
    await page.getByRole('combobox', { name: 'Group' }).selectOption('project');
    await page.getByRole('heading', { level: 2, name: 'Garden' }).waitFor();
    await page.getByRole('heading', { level: 2, name: 'No project' }).waitFor();
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Difficulty' }).click();
    await faults(page);
    await press(page, 'Escape');
    await main(page).getByText('Hard', { exact: true }).waitFor();
    await gone(page.getByRole('menu'));
    await press(page, 'f');
    await page.keyboard.type('#outside');
    await press(page, 'Enter', 'Escape', 'Escape');
    await comesTo(page, ['Plant bulbs', 'Wash the car']);
    await press(page, 'u');
    await page.getByRole('textbox', { name: 'Name of the view' }).fill('Outside');
    await press(page, 'Enter');
    const tab = tabs(page).getByRole('link', { name: 'Outside' });
    await tab.waitFor();
    await toasts(page).getByText('View saved: Outside').waitFor();
    await faults(page);

    // Another device has it at once; a short link opens it as it was kept.
    const [view] = (await site.ask(jo, 'GET', '/api/views')).items;
    expect(view).toMatchObject({ filter: '#outside', group: 'project', layout: 'list' });
    const other = await site.enter(jo, { at: `/tasks?saved=${view.id}`, viewport: phone, hasTouch: true });
    await comesTo(other, ['Plant bulbs', 'Wash the car']);
    await other.getByRole('heading', { level: 2, name: 'Garden' }).waitFor();
    await faults(other);

    // Away and back by key.
    await press(page, '[');
    await expect.poll(async () => (await rowTitles(page)).length).toBe(3);
    expect(new URL(page.url()).search).toBe('');
    await press(page, ']');
    await comesTo(page, ['Plant bulbs', 'Wash the car']);

    // What is changed can be kept in its place, and taken back.
    await page.getByRole('combobox', { name: 'Sort' }).selectOption('title');
    await page.getByRole('img', { name: 'changed' }).waitFor();
    await tabs(page).getByRole('button', { name: 'Update' }).click();
    await toasts(page).getByText('View updated: Outside').waitFor();
    await gone(page.getByRole('img', { name: 'changed' }));
    await expect.poll(async () => (await site.ask(jo, 'GET', '/api/views')).items[0].sort).toBe('title');

    // It calls a project by its name, and goes on doing so when that changes.
    await press(page, 'f');
    await page.keyboard.type('project:garden');
    await press(page, 'Enter', 'Escape', 'Escape');
    await comesTo(page, ['Plant bulbs']);
    await press(page, 'u');
    await expect.poll(async () => (await site.ask(jo, 'GET', '/api/views')).items[0].filter).toBe('project:garden');
    await site.ask(jo, 'PATCH', `/api/projects/${projectId}`, { name: 'Back garden' });
    await page.getByText('This filter cannot be read').waitFor();
    await page.getByRole('img', { name: 'changed' }).waitFor();
    await tab.click();
    await expect.poll(() => filterBar(page).inputValue()).toBe('project:"Back garden"');
    await comesTo(page, ['Plant bulbs']);

    // A name of its own, another place, and its end with a way back.
    await site.ask(jo, 'POST', '/api/views', { name: 'Later', filter: 'due:none' });
    const more = page.getByRole('button', { name: 'More for the view Outside' });
    await more.click();
    await page.getByRole('menuitem', { name: 'Move right' }).click();
    const names = () => tabs(page).getByRole('link').allTextContents();
    await expect.poll(async () => (await names()).slice(0, 3)).toEqual(['All tasks', 'Later', 'Outside']);
    await more.click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.getByRole('textbox', { name: 'Name of the view' }).fill('In the garden');
    await press(page, 'Enter');
    await tabs(page).getByRole('link', { name: 'In the garden' }).waitFor();
    await page.getByRole('button', { name: 'More for the view In the garden' }).click();
    await page.getByRole('menuitem', { name: 'Delete view' }).click();
    await gone(tabs(page).getByRole('link', { name: 'In the garden' }));
    await toasts(page).getByRole('button', { name: 'Undo' }).last().click();
    await tabs(page).getByRole('link', { name: 'In the garden' }).waitFor();

    // Many tasks at once into a project.
    await page.goto(`${site.url}/tasks?sort=title`);
    await comesTo(page, ['Plant bulbs', 'Read', 'Wash the car']);
    await press(page, 'j', 'j', 'x', 'Shift+ArrowDown', 'o');
    await page.getByRole('menuitemradio', { name: 'Back garden' }).click();
    await toasts(page).getByText('2 tasks are now in Back garden').waitFor();
    await expect
      .poll(async () => (await site.ask(jo, 'GET', `/api/tasks?projectId=${projectId}`)).items.length)
      .toBe(3);
    await press(page, 'z');
    await expect
      .poll(async () => (await site.ask(jo, 'GET', `/api/tasks?projectId=${projectId}`)).items.length)
      .toBe(1);
  });
});
