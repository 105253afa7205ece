import { readFile } from 'node:fs/promises';
import { zipSync } from 'fflate';
import type { Download, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityFaults, phone } from './browser.ts';
import { gone, rowTitles } from './rooms.ts';
import { useSite } from './site.ts';

type Named = { id: string; name: string };

const site = useSite();
const data = '/settings/data';

const fileBox = (page: Page) => page.getByLabel('Choose a file');
const choose = (page: Page, name: string, text: string | Uint8Array) =>
  fileBox(page).setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
async function savedBy(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download') as Promise<Download>,
    page.getByRole('button', { name: button }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

describe('one’s own data', () => {
  it('goes out, comes back exactly as it was, is not doubled, and can be taken back', async () => {
    const jo = await site.person();
    const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Water the ficus', labels: ['home'] });
    await site.ask(jo, 'POST', '/api/tasks', { title: 'Repot it', blockedBy: [id] });
    await site.ask(jo, 'POST', `/api/tasks/${id}/complete`, {});
    const page = await site.enter(jo, { at: data });
    expect(await accessibilityFaults(page)).toEqual([]);
    const archive = await savedBy(page, 'Archive (JSON)');
    expect(JSON.parse(archive).tasks).toHaveLength(2);
    expect(await savedBy(page, 'Table (CSV)')).toContain('Water the ficus');

    const mira = await site.person('Mira Sol');
    const other = await site.enter(mira, { at: data, viewport: phone });
    await choose(other, 'archive.json', archive);
    await other.getByText('archive.json is an archive from here').waitFor();
    expect(await accessibilityFaults(other)).toEqual([]);
    await other.getByRole('button', { name: 'Import 2 tasks' }).click();
    await other.getByText('2 tasks are here').waitFor();
    expect(await accessibilityFaults(other)).toEqual([]);
    expect(await savedBy(other, 'Archive (JSON)')).toBe(archive);
    await site.settled();
    expect(await site.ask(mira, 'GET', '/api/gamification/me')).toMatchObject({ xp: 0, streak: { days: 0 } });

    await other.getByRole('button', { name: 'Another file' }).click();
    await choose(other, 'archive.json', archive);
    await other.getByText('There is nothing new in it.').waitFor();
    expect(await other.getByRole('button', { name: /^Import/ }).count()).toBe(0);
    await other.getByRole('button', { name: 'Another file' }).click();

    await choose(other, 'list.csv', 'Task name,When\nCall the bank,2026-11-20\n,2026-11-21\nBuy paint,someday maybe');
    const column = (name: string) => other.getByRole('combobox', { name: `What “${name}” means` });
    await other.getByText('list.csv is a table').waitFor();
    expect(await column('When').inputValue()).toBe('');
    await other.getByText('Line 3, Task name').waitFor();
    await column('When').click();
    await other.getByRole('option', { name: 'Due' }).click();
    await other.getByText('Line 4, When').waitFor();
    await other
      .getByRole('row', { name: /Call the bank/ })
      .getByText('Friday')
      .waitFor();
    expect(await accessibilityFaults(other)).toEqual([]);
    await other.getByRole('button', { name: 'Import 2 tasks' }).click();
    await other.getByText('2 tasks are here').waitFor();
    await other.getByRole('button', { name: 'Take it back' }).click();
    await other.getByText('2 tasks are in the trash').waitFor();
    await other.getByRole('link', { name: 'To the trash' }).click();
    await other.getByText('Call the bank').first().waitFor();
    expect((await site.ask(mira, 'GET', '/api/tasks')).items).toHaveLength(2);
  });

  it('comes from a zip of Vikunja, shows in other windows, and says what it cannot read', async () => {
    const jo = await site.person();
    const page = await site.enter(jo, { at: data });
    const list = await site.enter(jo, { at: '/tasks' });
    await choose(page, 'notes.json', '{"a":');
    await page.getByText('begins like JSON, and is not').waitFor();
    await choose(page, 'photos.zip', zipSync({ 'a.txt': Buffer.from('x') }));
    await page.getByText('There are no tasks in this zip.').waitFor();

    const tasks = [{ id: 1, title: 'Oil the door', done: false, priority: 3, created: '2026-01-01T00:00:00Z' }];
    const projects = Buffer.from(JSON.stringify([{ id: 1, title: 'House', tasks }]));
    await choose(page, 'export.zip', zipSync({ VERSION: Buffer.from('v2'), 'data.json': projects }));
    await page.getByText('export.zip is an export of Vikunja').waitFor();
    await page.getByRole('button', { name: 'Import 1 task' }).click();
    await page.getByText('1 task is here').waitFor();
    await expect.poll(() => rowTitles(list)).toEqual(['Oil the door']);
  });

  it('comes from Todoist into the project that its file is named after, or another, or none', async () => {
    const jo = await site.person();
    const page = await site.enter(jo, { at: data, viewport: phone });
    await site.ask(jo, 'POST', '/api/projects', { name: 'Garden' });
    const table = 'TYPE,CONTENT,PRIORITY,INDENT\ntask,Sow beans,1,1\ntask,Mow,4,1';
    await choose(page, 'Beds [2203306141].csv', table);
    const into = page.getByRole('textbox', { name: 'Into project' });
    const projects = page.getByRole('list', { name: 'Projects' });
    await projects.getByText('Beds').waitFor();
    expect(await into.inputValue()).toBe('Beds');
    expect(await projects.textContent()).toContain('new');
    expect(await accessibilityFaults(page)).toEqual([]);
    await into.fill('');
    await gone(projects);
    await into.fill('garden');
    await projects.getByText('Garden').waitFor();
    expect(await projects.textContent()).not.toContain('new');
    await page.getByRole('button', { name: 'Import 2 tasks' }).click();
    await page.getByText('2 tasks are here').waitFor();
    const [garden, ...others] = (await site.ask(jo, 'GET', '/api/projects')).items;
    expect(others).toEqual([]);
    const tasks = (await site.ask(jo, 'GET', '/api/tasks')).items;
    expect(tasks.map(({ projectId }: { projectId: string }) => projectId)).toEqual([garden.id, garden.id]);

    await page.getByRole('button', { name: 'Another file' }).click();
    await choose(page, 'list.csv', 'title,project\nPaint,House');
    await projects.getByText('House').waitFor();
    expect(await into.inputValue()).toBe('');
    await page.getByRole('button', { name: 'Import 1 task' }).click();
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('1 project that came with it stays.').waitFor();
  });

  it('comes from a backup of Todoist, or several files at once, each into its project, and says which file has what', async () => {
    const jo = await site.person();
    const page = await site.enter(jo, { at: data });
    const table = (...rows: string[]) => Buffer.from(['TYPE,CONTENT,PRIORITY,INDENT,DATE', ...rows].join('\n'));
    const backup = zipSync({
      'Garden [12].csv': table('task,Sow beans,1,1,', 'task,Mow,4,1,some day or other'),
      'Inbox [13].csv': table('task,Call Ida,4,1,'),
      'Move [14].csv': table('task,Find boxes,4,1,'),
    });
    await choose(page, 'backup.zip', backup);
    await page.getByText('backup.zip is an export of Todoist').waitFor();
    await page.getByText('3 files. Each goes into the project').waitFor();
    expect(await page.getByRole('textbox', { name: 'Into project' }).count()).toBe(0);
    const projects = page.getByRole('list', { name: 'Projects' });
    expect(await projects.getByRole('listitem').allTextContents()).toEqual(['Gardennew', 'Movenew']);
    await page.getByText('Garden [12].csv, Line 3, DATE').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Import 4 tasks' }).click();
    await page.getByText('4 tasks are here').waitFor();
    const named = new Map((await site.ask(jo, 'GET', '/api/projects')).items.map((one: Named) => [one.id, one.name]));
    const tasks: { title: string; projectId: string | null }[] = (await site.ask(jo, 'GET', '/api/tasks')).items;
    const where = tasks.map(({ title, projectId }) => `${title}: ${named.get(projectId) ?? 'no project'}`);
    expect(where.toSorted()).toEqual(['Call Ida: no project', 'Find boxes: Move', 'Mow: Garden', 'Sow beans: Garden']);

    await page.getByRole('button', { name: 'Another file' }).click();
    const files = [
      { name: 'Garden [12].csv', mimeType: 'text/csv', buffer: table('task,Sow beans,1,1,', 'task,Weed,4,1,') },
      { name: 'broken.csv', mimeType: 'text/csv', buffer: Buffer.from('title\n"never ends') },
    ];
    await fileBox(page).setInputFiles(files);
    await page.getByText('broken.csv: Near line 2 there is a quotation mark').waitFor();
    await fileBox(page).setInputFiles(files.slice(0, 1));
    await page.getByRole('button', { name: 'Import 1 task' }).waitFor();
  });

  it('shows in a calendar app as long as one wants', async () => {
    const jo = await site.person();
    await site.ask(jo, 'POST', '/api/tasks', { title: 'Dentist', dueAt: '2026-11-20T09:00:00Z' });
    const page = await site.enter(jo, { at: data });
    await page.getByRole('button', { name: 'Create the address' }).click();
    const field = page.getByRole('textbox', { name: 'Calendar address' });
    const address = await field.inputValue();
    expect(await accessibilityFaults(page)).toEqual([]);
    const calendar = await fetch(address);
    expect([calendar.status, calendar.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(await calendar.text()).toContain('SUMMARY:Dentist');
    await page.getByRole('button', { name: 'Done' }).click();
    await gone(field);
    await page.getByText(`The address that ends in …${address.slice(-8, -4)} was made`).waitFor();
    await page.getByRole('button', { name: 'End it' }).click();
    await page.getByRole('button', { name: 'Create the address' }).waitFor();
    expect((await fetch(address)).status).toBe(404);
  });
});

describe('what others see and when one is told', () => {
  it('keeps quiet hours, leaves the boards in one click, and tells of each day of the year why', async () => {
    const jo = await site.person();
    const page = await site.enter(jo, { at: '/settings/notifications' });
    await page.getByRole('switch', { name: 'Tell me nothing at certain times' }).click();
    await page.getByRole('combobox', { name: 'From', exact: true }).click();
    await page.getByRole('option', { name: '09:00' }).click();
    await page.getByRole('combobox', { name: 'To', exact: true }).click();
    await page.getByRole('option', { name: '12:00' }).click();
    const kept = async () => (await site.ask(jo, 'GET', '/api/notifications/preferences')).quietHours;
    await expect.poll(kept).toEqual({ from: '09:00', to: '12:00' });
    expect(await accessibilityFaults(page)).toEqual([]);

    // At 10:24 in Berlin nothing is told; what was kept comes when the quiet hours are switched off.
    const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Sweep' });
    await site.ask(jo, 'POST', `/api/tasks/${id}/complete`, {});
    await site.settled();
    const unread = async () => (await site.ask(jo, 'GET', '/api/notifications/unread-count')).byKind.xp_awarded;
    expect(await unread()).toBe(0);
    await page.getByRole('switch', { name: 'Tell me nothing at certain times' }).click();
    await expect.poll(unread).toBe(1);

    await page.goto(`${site.url}/board`);
    const row = page.getByRole('row', { name: /Jo Arendt You/ });
    await row.waitFor();
    await page.getByRole('button', { name: 'Leave the boards' }).click();
    await gone(row);
    await page.getByText('You are on no board').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Be on the boards' }).click();
    await row.waitFor();

    await page.goto(`${site.url}/profile`);
    const year = page.getByRole('slider', { name: /^A year/ });
    await year.focus();
    await page.getByText(/^Wed,? 18 Nov 2026: 1 task completed for 10 XP\.$/).waitFor();
    await year.press('ArrowUp');
    await page.getByText(/^Tue,? 17 Nov 2026: Before you joined\.$/).waitFor();
    expect(await year.getAttribute('aria-valuetext')).toContain('Before you joined.');
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
