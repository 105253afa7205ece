import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { PASSWORD } from './browser.ts';
import { box, doneBox, focusComesTo, focused, gone, panel, quickAdd, shows, toasts } from './rooms.ts';
import { type Person, useSite } from './site.ts';

const site = useSite();

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
/** Tabs on until the focus is there. */
const tabTo = async (page: Page, said: string) => {
  for (let steps = 0; steps < 30 && !(await focused(page)).includes(said); steps++) await page.keyboard.press('Tab');
  await focusComesTo(page, said);
};
/** While a pop-up is on the screen, also while it goes, letters belong to it. */
const uncovered = (page: Page) => gone(page.locator('[role="menu"],[role="dialog"],[role="listbox"]').first());
const TODAY = '2026-11-18';

it('signs up, adds, moves, completes and takes back without a mouse', async () => {
  const page = await site.visit({ at: '/sign-up' });
  await focusComesTo(page, 'textbox "Name"');
  await page.keyboard.type('Kim Sato');
  await press(page, 'Tab');
  await page.keyboard.type('kim@example.org');
  await press(page, 'Tab');
  await page.keyboard.type(PASSWORD);
  await press(page, 'Tab');
  await focusComesTo(page, 'button "Show password"');
  await press(page, 'Enter');
  await expect.poll(() => page.getByLabel('Password', { exact: true }).getAttribute('type')).toBe('text');
  await press(page, 'Shift+Tab', 'Enter');
  await heading(page, 'Today').waitFor();

  await press(page, 'q');
  await focusComesTo(page, 'textbox "Add a task"');
  for (const title of ['Alpha', 'Beta', 'Gamma']) {
    await page.keyboard.type(`${title} today`);
    await press(page, 'Enter');
    await box(page, title).waitFor();
  }
  await press(page, 'Escape', 'j');
  await focusComesTo(page, 'checkbox "Complete “Alpha”"');
  await press(page, 'j', 'ArrowDown');
  await focusComesTo(page, 'checkbox "Complete “Gamma”"');
  await press(page, 'k', 'ArrowUp');
  await focusComesTo(page, 'checkbox "Complete “Alpha”"');

  await press(page, 'Space');
  await doneBox(page, 'Alpha').waitFor();
  await focusComesTo(page, 'checkbox "Complete “Beta”"');
  await toasts(page).getByText('+10 XP').waitFor();
  await press(page, 'z');
  await box(page, 'Alpha').waitFor();
  await focusComesTo(page, 'checkbox "Complete “Beta”"');
  await press(page, 'Enter');
  await doneBox(page, 'Beta').waitFor();
  await focusComesTo(page, /checkbox "Complete “(Alpha|Gamma)”"/);
});

it('goes along with the next task when that becomes ready and moves up', async () => {
  const jo = await site.person();
  const first = await site.ask(jo, 'POST', '/api/tasks', { title: 'Sand the table' });
  await site.ask(jo, 'POST', '/api/tasks', { title: 'Oil the table', blockedBy: [first.id] });
  const page = await site.enter(jo);
  await page.getByRole('heading', { name: 'Waiting' }).waitFor();
  await page.keyboard.press('j');
  await focusComesTo(page, 'Complete “Sand the table”');
  await page.keyboard.press('Space');
  await page.getByRole('checkbox', { name: 'Complete “Oil the table”' }).waitFor();
  await gone(page.getByRole('heading', { name: 'Waiting' }));
  await focusComesTo(page, 'Complete “Oil the table”');
});

it('takes back what was added and what was opened again, and goes to nothing finished by itself', async () => {
  const jo = await site.person();
  const page = await site.enter(jo);
  await press(page, 'q');
  await focusComesTo(page, 'textbox "Add a task"');
  for (const title of ['Alpha', 'Beta']) {
    await page.keyboard.type(`${title} today`);
    await press(page, 'Enter');
    await box(page, title).waitFor();
  }
  await press(page, 'Escape', 'z');
  await gone(box(page, 'Beta'));
  await toasts(page).getByText('In the trash: Beta').waitFor();
  await press(page, 'z');
  await box(page, 'Beta').waitFor();
  await press(page, 'z');
  await gone(box(page, 'Alpha'));
  await expect.poll(async () => (await site.ask(jo, 'GET', '/api/tasks')).items).toMatchObject([{ title: 'Beta' }]);

  await press(page, 'k');
  await focusComesTo(page, 'checkbox "Complete “Beta”"');
  await press(page, 'Space');
  await focusComesTo(page, 'heading "Today"');
  await page.locator('[data-done]').getByText('Beta').waitFor();
  await press(page, 'k');
  await focusComesTo(page, 'heading "Today"');
  await press(page, 'j');
  await focusComesTo(page, 'checkbox "Reopen “Beta”"');
  await press(page, 'Space');
  await toasts(page).getByText('Open again: Beta').waitFor();
  await box(page, 'Beta').waitFor();
  await press(page, 'z');
  await doneBox(page, 'Beta').waitFor();
});

describe('with two tasks', () => {
  let jo: Person;
  let page: Page;
  beforeEach(async () => {
    jo = await site.person();
    await site.ask(jo, 'POST', '/api/tasks', { title: 'Fetch the paint', scheduledFor: TODAY });
    await site.ask(jo, 'POST', '/api/tasks', { title: 'Paint the door', scheduledFor: TODAY });
    page = await site.enter(jo);
    await box(page, 'Paint the door').waitFor();
  });

  it('opens a task, changes all of it, and comes back to its row', async () => {
    await press(page, 'j', 'j', 'e');
    await panel(page, 'Paint the door').waitFor();
    await focusComesTo(page, 'complementary "Task: Paint the door"');

    await tabTo(page, 'textbox "Title"');
    await press(page, 'Control+a');
    await page.keyboard.type('Paint the front door');
    await press(page, 'Enter');
    const task = panel(page, 'Paint the front door');
    await task.waitFor();
    await focusComesTo(page, 'complementary "Task: Paint the front door"');

    await press(page, 'n');
    await focusComesTo(page, 'textbox "Notes"');
    await page.keyboard.type('Two **coats**.');
    await press(page, 'Control+Enter');
    await task.getByText('coats', { exact: true }).waitFor();
    await focusComesTo(page, 'complementary');

    await press(page, 'd');
    await focusComesTo(page, 'textbox "Due: type a day"');
    await press(page, 'ArrowDown');
    await focusComesTo(page, 'button "today"');
    await press(page, 'ArrowRight');
    await focusComesTo(page, 'button "tomorrow"');
    await press(page, 'Enter');
    await task.getByRole('button', { name: 'Due: tomorrow' }).waitFor();
    await focusComesTo(page, 'complementary');

    const chosen = (name: string) => page.getByRole('menuitemradio', { name, exact: true });
    const choose = async (key: string, steps: string[], choice: string) => {
      await uncovered(page);
      await press(page, key);
      await chosen(choice).waitFor();
      await press(page, ...steps);
      await focusComesTo(page, `menuitemradio "${choice}"`);
      await press(page, 'Enter');
      await focusComesTo(page, 'complementary');
    };
    await choose('p', ['ArrowUp', 'ArrowUp'], 'High');
    await task.getByRole('button', { name: 'Priority: High' }).waitFor();
    await choose('s', ['ArrowDown'], 'In progress');
    await task.getByRole('button', { name: 'Status: In progress' }).waitFor();
    await uncovered(page);
    await press(page, 'e');
    await focusComesTo(page, 'Estimate in minutes');
    await page.keyboard.type('45');
    await press(page, 'Enter');
    await task.getByRole('button', { name: 'Estimate: 45 min' }).waitFor();
    await focusComesTo(page, 'complementary');
    await uncovered(page);
    await press(page, 't');
    await focusComesTo(page, 'textbox "Planned for: type a day"');
    await page.getByRole('button', { name: '18 November 2026' }).waitFor();
    await press(page, 'ArrowDown', 'ArrowDown');
    await focusComesTo(page, 'button "18 November 2026');
    await press(page, 'ArrowRight', 'Enter');
    await task.getByRole('button', { name: 'Planned for: tomorrow' }).waitFor();
    // Letters go to the words from wherever they are typed, and press nothing.
    await page.keyboard.type('soon');
    await press(page, 'Enter');
    await page.getByRole('alert').getByText('No day is understood in this.').waitFor();
    await press(page, 'Control+a');
    await page.keyboard.type('in 2 weeks');
    await page.getByRole('status').getByText('Wed 2 Dec', { exact: true }).waitFor();
    await press(page, 'Enter');
    await task.getByRole('button', { name: 'Planned for: 2 Dec' }).waitFor();
    await focusComesTo(page, 'complementary');
    await uncovered(page);
    await press(page, 'd');
    await focusComesTo(page, 'textbox "Due: type a day"');
    await page.keyboard.type('31 dec 5pm');
    await page.getByRole('status').getByText('Thu 31 Dec, 17:00', { exact: true }).waitFor();
    await press(page, 'Enter');
    await task.getByRole('button', { name: /^Due: 31 Dec,? 17:00/ }).waitFor();
    await focusComesTo(page, 'complementary');

    await uncovered(page);
    await press(page, 'w');
    await page.getByRole('option', { name: 'Fetch the paint' }).waitFor();
    await page.keyboard.type('fetch');
    await press(page, 'Enter');
    await task.getByText('First comes').getByRole('link', { name: 'Fetch the paint' }).waitFor();
    await focusComesTo(page, 'complementary');

    await uncovered(page);
    await press(page, 'l');
    await focusComesTo(page, /textbox|combobox/);
    await page.keyboard.type('home');
    await press(page, 'Enter');
    await task.getByRole('button', { name: 'Remove home' }).waitFor();
    await press(page, 'Escape');
    await focusComesTo(page, 'complementary');

    await press(page, 'h');
    await focusComesTo(page, 'slider "Version"');

    await press(page, 'Escape');
    await gone(task);
    await focusComesTo(page, 'checkbox "“Paint the front door” waits for other tasks"');
    await expect
      .poll(async () => (await site.ask(jo, 'GET', '/api/tasks?q=front')).items[0])
      .toMatchObject({
        notes: 'Two **coats**.',
        priority: 'high',
        estimateMinutes: 45,
        scheduledFor: '2026-12-02',
        labels: ['home'],
        blockedBy: [expect.stringMatching(/^tsk_/)],
        dueAt: '2026-12-31T16:00:00.000Z',
      });
  });

  it('records the time spent, and is paid for being faster than estimated', async () => {
    const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Sand the frame', estimateMinutes: 60 });
    await page.goto(`${site.url}/tasks/${id}`);
    const task = panel(page, 'Sand the frame');
    await task.getByText('5 more for at most 49 min spent').waitFor();
    await press(page, 'r');
    await focusComesTo(page, 'Time spent in minutes');
    await page.getByText('At most 49 min pays 5 XP more when it is done.').waitFor();
    await page.keyboard.type('49');
    await press(page, 'Enter');
    await task.getByRole('button', { name: 'Time spent: 49 min' }).waitFor();
    await task.getByText('10 for a medium task, 5 more, because it took less than estimated').waitFor();
    await focusComesTo(page, 'complementary');

    await tabTo(page, 'button "Complete"');
    await press(page, 'Enter');
    await toasts(page).getByText('+15 XP').waitFor();
    expect((await site.ask(jo, 'GET', `/api/tasks/${id}`)).actualMinutes).toBe(49);
    await press(page, 'r');
    await page.getByText('What it paid stays as it is.').waitFor();
    await focusComesTo(page, 'Time spent in minutes');
    await page.keyboard.type('55');
    await press(page, 'Enter');
    await expect.poll(async () => (await site.ask(jo, 'GET', `/api/tasks/${id}`)).actualMinutes).toBe(55);
  });

  it('goes to every room, reads why an entry is what it is, and reads the inbox', async () => {
    await press(page, 'j', 'Space');
    await doneBox(page, 'Fetch the paint').waitFor();
    await site.settled();

    await press(page, 'g', 'a');
    await heading(page, 'Tasks').waitFor();
    await box(page, 'Paint the door').waitFor();

    await press(page, 'g', 'b');
    await heading(page, 'Leaderboard').waitFor();
    await page.getByRole('row', { name: /Jo Arendt You/ }).waitFor();

    await press(page, 'g', 'p');
    await heading(page, 'Profile').waitFor();
    await page.getByRole('button', { name: 'Why 10? Fetch the paint' }).waitFor();
    await press(page, 'j');
    await focusComesTo(page, 'button "Why 10? Fetch the paint"');
    await press(page, 'Enter');
    await page.getByText('Sum', { exact: true }).waitFor();

    await press(page, 'g', 'i');
    await heading(page, 'Inbox').waitFor();
    const unread = page.getByRole('button', { name: /^Mark as read:/ });
    await unread.first().waitFor();
    const before = await unread.count();
    // Awards carry no mark; the welcome, the oldest, does.
    await press(page, 'k', 'Space');
    await expect.poll(() => unread.count()).toBe(before - 1);
    await press(page, 'a');
    await gone(unread.first());
    const shown = (name: string) =>
      page.getByRole('radio', { name, exact: true, checked: true }).waitFor({ state: 'attached' });
    for (const name of ['Unread', 'Put off', 'Archive', 'Inbox']) {
      await press(page, ']');
      await shown(name);
    }
    for (const name of ['Archive', 'Put off']) {
      await press(page, '[');
      await shown(name);
    }
    await focusComesTo(page, 'heading "Inbox"');
    expect(new URL(page.url()).search).toBe('?place=snoozed');

    await press(page, 'g', 's');
    await heading(page, 'Settings').waitFor();
    await press(page, 'g', 't');
    await heading(page, 'Today').waitFor();
  });

  it.each([
    ['the palette', 'Control+k'],
    ['the search', '/'],
    ['the keyboard map', '?'],
    ['the list of what waits to be sent', 'g w'],
  ])('gives the focus back when %s closes', async (_name, keys) => {
    await press(page, 'j');
    await focusComesTo(page, 'checkbox "Complete “Fetch the paint”"');
    await press(page, ...keys.split(' '));
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await expect
      .poll(() => dialog.evaluate((element) => element.contains(element.ownerDocument.activeElement)))
      .toBe(true);
    await press(page, 'Escape');
    await gone(dialog);
    await focusComesTo(page, 'checkbox "Complete “Fetch the paint”"');
  });

  it('finds tasks and commands in the palette', async () => {
    await press(page, 'Control+k');
    await focusComesTo(page, 'Search tasks and commands');
    await page.keyboard.type('paint the');
    await page.getByRole('dialog').locator('[data-selected]').getByText('Paint the door').waitFor();
    await press(page, 'Enter');
    await panel(page, 'Paint the door').waitFor();
    await press(page, 'Escape');
    await gone(panel(page, 'Paint the door'));
    await focusComesTo(page, 'checkbox "Complete “Paint the door”"');

    await press(page, 'Control+k');
    await focusComesTo(page, 'Search tasks and commands');
    await page.keyboard.type('leader');
    await page.getByRole('dialog').locator('[data-selected]').getByText('Go to Leaderboard').waitFor();
    await press(page, 'Enter');
    await heading(page, 'Leaderboard').waitFor();

    await press(page, 'Control+k');
    await focusComesTo(page, 'Search tasks and commands');
    await page.keyboard.type('paint due:none');
    await page.getByRole('dialog').locator('[data-selected]').getByText('Show tasks: paint due:none').waitFor();
    await press(page, 'Enter');
    await heading(page, 'Tasks').waitFor();
    await box(page, 'Paint the door').waitFor();
    expect(new URL(page.url()).searchParams.get('filter')).toBe('paint due:none');
    await press(page, 'g', 'b');
    await heading(page, 'Leaderboard').waitFor();

    // Colours and language, by the words of either language.
    const choose = async (wanted: string, label: string) => {
      await press(page, 'Control+k');
      await focusComesTo(page, /textbox|combobox/);
      await page.keyboard.type(wanted);
      await page.getByRole('dialog').locator('[data-selected]').getByText(label).waitFor();
      await press(page, 'Enter');
      await gone(page.getByRole('dialog'));
    };
    const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme');
    await choose('dunkler modus', 'Colours: Dark');
    await expect.poll(scheme).toBe('dark');
    await choose('sprache deutsch', 'Language: Deutsch');
    await heading(page, 'Bestenliste').waitFor();
    await choose('light mode', 'Farben: Hell');
    await expect.poll(scheme).toBe('light');
    await choose('language english', 'Sprache: English');
    await heading(page, 'Leaderboard').waitFor();
  });

  it('offers what has no key in the palette, while it means something', async () => {
    await site.ask(jo, 'POST', '/api/tasks', { title: 'Buy brushes', scheduledFor: '2026-11-15' });
    await site.ask(jo, 'POST', '/api/tasks', { title: 'Hang the door', scheduledFor: '2026-12-24' });
    await box(page, 'Buy brushes').waitFor();
    const dialog = page.getByRole('dialog', { name: 'Commands and search' });
    const offered = (label: string) => dialog.getByRole('button', { name: new RegExp(`^${label}`) });
    const type = async (wanted: string) => {
      await press(page, 'Control+k');
      await focusComesTo(page, 'Search tasks and commands');
      await page.keyboard.type(wanted);
      await dialog.getByText(`“${wanted}”`).waitFor();
    };
    const choose = async (label: string) => {
      await type(label.toLowerCase());
      await dialog.locator('[data-selected]').getByText(label).waitFor();
      await press(page, 'Enter');
      await gone(dialog);
    };
    for (const label of ['Undo the last change', 'Stop the timer', 'Restore the shown version', 'Move to tomorrow']) {
      await type(label.toLowerCase());
      expect(await offered(label).count()).toBe(0);
      await press(page, 'Escape');
      await gone(dialog);
    }

    await choose('Show or hide “Later”');
    await box(page, 'Hang the door').waitFor();
    await press(page, 'a');
    await toasts(page).getByText('Moved').waitFor();
    await expect
      .poll(async () => (await site.ask(jo, 'GET', '/api/tasks?q=brushes')).items[0].scheduledFor)
      .toBe(TODAY);
    await choose('Undo the last change');
    await expect
      .poll(async () => (await site.ask(jo, 'GET', '/api/tasks?q=brushes')).items[0].scheduledFor)
      .toBe('2026-11-15');

    await box(page, 'Fetch the paint').focus();
    await press(page, 'p');
    await page.getByRole('menuitemradio', { name: 'Urgent' }).waitFor();
    await press(page, 'ArrowUp', 'Enter');
    await focusComesTo(page, 'checkbox "Complete “Fetch the paint”"');
    await expect.poll(async () => (await site.ask(jo, 'GET', '/api/tasks?q=fetch')).items[0].priority).toBe('urgent');

    // What is done to a row is offered while one has the focus, under its name.
    await uncovered(page);
    await box(page, 'Paint the door').focus();
    await choose('Move to tomorrow');
    await expect
      .poll(async () => (await site.ask(jo, 'GET', '/api/tasks?q=paint%20door')).items[0].scheduledFor)
      .toBe('2026-11-19');
    await box(page, 'Fetch the paint').focus();
    await choose('Labels');
    await panel(page, 'Fetch the paint').waitFor();
    await focusComesTo(page, /textbox|combobox/);
    await press(page, 'Escape', 'Escape');
    await gone(panel(page, 'Fetch the paint'));
    await focusComesTo(page, 'checkbox "Complete “Fetch the paint”"');

    await uncovered(page);
    await press(page, 'e');
    const task = panel(page, 'Fetch the paint');
    await task.waitFor();
    await focusComesTo(page, 'complementary');
    await choose('Difficulty');
    await page.getByRole('menuitemradio', { name: 'Epic' }).waitFor();
    await press(page, 'ArrowUp', 'Enter');
    await task.getByRole('button', { name: 'Difficulty: Epic' }).waitFor();
    await choose('Copy the link to this task');
    await toasts(page)
      .getByText(/^Link copied|does not let the page copy/)
      .waitFor();
    await choose('Add a stretch of time spent');
    await focusComesTo(page, 'Day');
    await press(page, 'Escape', 'h', 'Home');
    await task.getByText(/^As it was/).waitFor();
    await choose('Restore the shown version');
    await task.getByRole('button', { name: 'Difficulty: Medium' }).waitFor();
    await uncovered(page);
    await press(page, 'c');
    await task.getByRole('button', { name: 'Reopen' }).waitFor();

    await press(page, 'g', 'a');
    await heading(page, 'Tasks').waitFor();
    await choose('Group by…');
    await focusComesTo(page, 'combobox "Group"');
    // The browser's own list goes first.
    await press(page, 'Escape');
    await choose('Choose columns');
    await page.getByRole('menuitemcheckbox').first().waitFor();
    await press(page, 'Escape');
    await uncovered(page);
    // The list has the focus again, where letters look for a choice.
    await choose('Go to Leaderboard');
    await heading(page, 'Leaderboard').waitFor();
    await press(page, ']');
    await expect.poll(() => new URL(page.url()).search).toBe('?period=month');
    await choose('Leave the boards, or come back to them');
    await page.getByRole('button', { name: 'Be on the boards' }).waitFor();
  });

  it('letters on the way to the palette are no commands of the page', async () => {
    // Sent in one turn of the page, faster than the dialog can come.
    await page.locator('body').evaluate(async (body) => {
      const { KeyboardEvent } = body.ownerDocument.defaultView!;
      const down = (key: string, ctrlKey = false) =>
        body.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true }));
      down('k', true);
      await new Promise((drawn) => setTimeout(drawn, 0));
      down('g');
      down('b');
    });
    await page.getByRole('dialog').waitFor();
    await heading(page, 'Today').waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
  });

  it('puts a task off, throws it away, and takes both back', async () => {
    await press(page, 'j', 'm');
    await gone(box(page, 'Fetch the paint'));
    await expect
      .poll(async () => (await site.ask(jo, 'GET', '/api/tasks?q=fetch')).items[0].scheduledFor)
      .toBe('2026-11-19');
    await press(page, 'Control+z');
    await box(page, 'Fetch the paint').waitFor();
    await press(page, 'j');
    await focusComesTo(page, /Paint the door|Fetch the paint/);
    await press(page, 'Backspace');
    await expect.poll(async () => (await site.ask(jo, 'GET', '/api/tasks')).items).toHaveLength(1);
    await press(page, 'z');
    for (const title of ['Fetch the paint', 'Paint the door']) await box(page, title).waitFor();
  });

  it('adds a task from any room, and is back where it was', async () => {
    await press(page, 'g', 'i');
    await heading(page, 'Inbox').waitFor();
    await page.getByRole('link', { name: /Welcome to Deepiri/ }).waitFor();
    await press(page, 'j');
    await focusComesTo(page, /link .*Welcome/);
    await press(page, 'q');
    await focusComesTo(page, 'textbox "Add a task"');
    await page.keyboard.type('Return the ladder today');
    await press(page, 'Enter');
    await toasts(page).getByText('Return the ladder').waitFor();
    await shows(quickAdd(page), '');
    await press(page, 'Escape');
    await gone(page.getByRole('dialog'));
    await focusComesTo(page, /link .*Welcome/);
  });
});
