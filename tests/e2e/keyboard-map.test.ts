import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { type Binding, bindings } from '../../deepiri-web-frontend/src/app/keyboard/bindings.ts';
import { box, doneBox, filterBar, focusComesTo, focused, gone, panel, rowTitles } from './rooms.ts';
import { type Person, useSite } from './site.ts';

/** Every key of the map, pressed, and its effect seen: a key that no journey here presses fails the last test. */
const site = useSite();

const line = (id: string, key: string) => `${id}: ${key}`;
const seen = new Set<string>();
const inBrowser = (key: string) => key.replace('mod+', 'Control+').replace('shift+', 'Shift+').replace('alt+', 'Alt+');

let page: Page;
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(inBrowser(key));
};
/** Presses a key of the map, and counts it when its effect has come. */
async function does(id: Binding['id'], key: string, effect: () => Promise<unknown>): Promise<void> {
  await gone(page.locator('[role="menu"],[role="dialog"],[role="listbox"]').first());
  await press(...key.split(' '));
  await effect();
  seen.add(line(id, key));
}

const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const dialog = (name?: string) => page.getByRole('dialog', name === undefined ? {} : { name });
const told = (text: string | RegExp) => page.getByRole('region', { name: 'What just happened' }).getByText(text).last();
const onRow = (title: string) => focusComesTo(page, new RegExp(`checkbox "(Complete|Reopen) “${title}”"`));
const chosen = (name: string) =>
  page.getByRole('radio', { name, exact: true, checked: true }).waitFor({ state: 'attached' });
const search = (wanted: string) => expect.poll(() => decodeURIComponent(new URL(page.url()).search)).toBe(wanted);
/** Closes what the key has opened. */
const closes = (locator: ReturnType<Page['locator']>) => async () => {
  await locator.waitFor();
  // Escape belongs to it once the focus is in it, which is a moment after it is seen.
  await expect.poll(() => locator.evaluate((opened) => opened.matches(':focus-within'))).toBe(true);
  await press('Escape');
  await gone(locator);
};

const DAY = '2026-11-18';
let jo: Person;
const make = (title: string, more: object = {}) => site.ask(jo, 'POST', '/api/tasks', { title, ...more });
const read = (id: string) => site.ask(jo, 'GET', `/api/tasks/${id}`);
/** Each journey begins with a person and a browser of its own. */
const begin = async (at: string, prepare: () => Promise<unknown>) => {
  jo = await site.person();
  await prepare();
  page = await site.enter(jo, { at });
};

it('everywhere, on Today, and on the way to each room', async () => {
  await begin('/', async () => {
    for (const title of ['Alpha', 'Beta', 'Gamma']) await make(title, { scheduledFor: DAY });
    await make('Older', { scheduledFor: '2026-11-15' });
  });
  await box(page, 'Gamma').waitFor();
  await does('list-next', 'j', () => onRow('Alpha'));
  await does('list-next', 'ArrowDown', () => onRow('Beta'));
  await does('list-previous', 'k', () => onRow('Alpha'));
  await press('j');
  await does('list-previous', 'ArrowUp', () => onRow('Alpha'));
  await does('list-complete', 'Space', () => doneBox(page, 'Alpha').waitFor());
  await does('undo', 'z', () => box(page, 'Alpha').waitFor());
  await box(page, 'Alpha').focus();
  await does('list-complete', 'Enter', () => doneBox(page, 'Alpha').waitFor());
  await does('undo', 'mod+z', () => box(page, 'Alpha').waitFor());

  await box(page, 'Beta').focus();
  await does('list-start', 's', () => page.locator('[data-row]', { hasText: 'Beta' }).getByText('started').waitFor());
  await does('list-delete', 'Delete', () => gone(box(page, 'Beta')));
  await box(page, 'Gamma').focus();
  await does('list-tomorrow', 'm', () => gone(box(page, 'Gamma')));
  await box(page, 'Older').focus();
  const earlier = page.getByRole('heading', { name: 'From earlier' });
  await does('list-today', 't', () => gone(earlier));
  await press('z');
  await earlier.waitFor();
  await does('today-all', 'a', () => gone(earlier));
  await box(page, 'Older').focus();
  await does('list-priority', 'p', () => page.getByRole('menuitemradio', { name: 'Urgent' }).waitFor());
  await press('Escape');
  await onRow('Older');
  await does('list-open', 'e', () => panel(page, 'Older').waitFor());
  await does('close', 'Escape', () => gone(panel(page, 'Older')));
  await onRow('Older');
  await does('list-right', 'ArrowRight', () => panel(page, 'Older').waitFor());
  const running = page.getByRole('region', { name: 'Running timer' });
  await does('timer', 'b', () => running.waitFor());
  await press('Escape', 'b');
  await gone(running);
  await onRow('Older');
  await does('list-delete', 'Backspace', () => gone(box(page, 'Older')));

  await does('quick-add', 'q', () => focusComesTo(page, 'textbox "Add a task"'));
  await press('Escape');
  await does('search', '/', closes(dialog('Commands and search')));
  await does('palette', 'mod+k', closes(dialog('Commands and search')));
  await does('outbox', 'g w', closes(dialog()));
  const scheme = page.locator('html').getAttribute('data-mantine-color-scheme');
  await does('scheme', 'mod+j', async () => {
    const before = await scheme;
    await expect.poll(() => page.locator('html').getAttribute('data-mantine-color-scheme')).not.toBe(before);
  });
  await does('help', '?', async () => {
    const map = dialog('Keyboard');
    await map.waitFor();
    // What is read here is what people are shown.
    expect(await map.locator('dt').count()).toBeGreaterThanOrEqual(bindings.length);
    await closes(map)();
  });

  await does('go-tasks', 'g a', () => heading('Tasks'));
  await does('go-projects', 'g o', () => heading('Projects'));
  await does('go-board', 'g b', () => heading('Leaderboard'));
  await does('go-inbox', 'g i', () => heading('Inbox'));
  await does('go-profile', 'g p', () => heading('Profile'));
  await does('go-settings', 'g s', () => heading('Settings'));
  await does('go-trash', 'g x', () => heading('Trash'));
  await does('go-today', 'g t', () => heading('Today'));
});

it('in a task', async () => {
  await begin('/inbox', async () => {
    const { id } = await make('Trip', { dueAt: '2026-11-18T16:00:00Z', recurrence: 'FREQ=DAILY' });
    await make('Pack', { parentId: id });
    await make('Book', { parentId: id });
    await make('Ask for leave');
  });
  const { items } = await site.ask(jo, 'GET', '/api/tasks?q=trip');
  const { id } = items[0];
  await page.goto(`${site.url}/tasks/${id}`);
  const task = panel(page, 'Trip');
  await task.getByRole('list', { name: 'Subtasks' }).getByRole('link').last().waitFor();
  await focusComesTo(page, 'complementary "Task: Trip"');
  const inRoom = () => focusComesTo(page, 'complementary');
  const opens = (effect: () => Promise<unknown>) => async () => {
    await effect();
    await press('Escape');
    await inRoom();
  };
  const menu = (name: string) => page.getByRole('menuitemradio', { name, exact: true });
  await does(
    'task-status',
    's',
    opens(() => menu('In progress').waitFor()),
  );
  await does(
    'task-priority',
    'p',
    opens(() => menu('Urgent').waitFor()),
  );
  await does(
    'task-project',
    'o',
    opens(() => menu('No project').waitFor()),
  );
  await does(
    'task-planned',
    't',
    opens(() => focusComesTo(page, ': type a day')),
  );
  await does(
    'task-due',
    'd',
    opens(() => focusComesTo(page, ': type a day')),
  );
  await does(
    'task-estimate',
    'e',
    opens(() => focusComesTo(page, 'Estimate in minutes')),
  );
  await does(
    'task-spent',
    'r',
    opens(() => focusComesTo(page, 'Time spent in minutes')),
  );
  await does(
    'task-labels',
    'l',
    opens(() => focusComesTo(page, /textbox|combobox/)),
  );
  await does(
    'task-repeat',
    'y',
    opens(() => page.getByRole('button', { name: 'Stop repeating' }).waitFor()),
  );
  await does(
    'task-wait',
    'w',
    opens(() => page.getByRole('option', { name: 'Ask for leave' }).waitFor()),
  );
  await does(
    'task-notes',
    'n',
    opens(() => focusComesTo(page, 'textbox "Notes"')),
  );
  await does(
    'task-comment',
    'i',
    opens(() => focusComesTo(page, 'textbox "Write a comment')),
  );
  await does(
    'task-subtask',
    '+',
    opens(() => focusComesTo(page, 'textbox "Add a subtask"')),
  );
  await does('task-skip', '>', () => told('Skipped this time:').waitFor());
  await task.getByRole('slider', { name: 'Version' }).waitFor();
  await does('task-history', 'h', () => focusComesTo(page, 'slider "Version"'));

  const steps = () => task.getByRole('list', { name: 'Subtasks' }).getByRole('link').allTextContents();
  const [first, second] = await steps();
  await task.getByRole('checkbox', { name: `Complete “${second}”` }).focus();
  await does('task-order', 'mod+ArrowUp', () => expect.poll(steps).toEqual([second, first]));
  await does('task-order', 'mod+ArrowDown', () => expect.poll(steps).toEqual([first, second]));

  const isPage = (yes: boolean) => expect.poll(() => new URL(page.url()).pathname.endsWith('/page')).toBe(yes);
  await does('task-page', '.', () => isPage(true));
  await gone(task);
  await page.locator('[data-task-room]').waitFor();
  await press('.');
  await isPage(false);
  await task.waitFor();
  await inRoom();
  await does('task-complete', 'c', async () => {
    await expect.poll(async () => (await read(id)).status).toBe('done');
  });
});

it('in Tasks: as a list, by hand, on the board, and in views', async () => {
  await begin('/tasks?sort=position', async () => {
    for (const title of ['Delta', 'Charlie', 'Bravo', 'Alpha']) await make(title);
    for (const name of ['One', 'Two']) await site.ask(jo, 'POST', '/api/views', { name, filter: `#${name}` });
  });
  const order = (letters: string) => async () =>
    expect.poll(async () => (await rowTitles(page)).map((title) => title[0]).join('')).toBe(letters);
  const count = (text: string) => page.getByText(text, { exact: true }).first().waitFor();
  await order('ABCD')();
  await page.locator('[id^="DndDescribedBy"]').waitFor({ state: 'attached' });
  await press('j');
  await onRow('Alpha');
  await does('list-order', 'alt+ArrowDown', order('BACD'));
  await onRow('Alpha');
  await does('list-order', 'alt+ArrowUp', order('ABCD'));
  await onRow('Alpha');
  await does('list-select', 'x', () => count('1 selected'));
  await does('list-select-next', 'shift+ArrowDown', () => count('2 selected'));
  await does('list-select-previous', 'shift+ArrowUp', () => count('1 selected'));
  await does('list-select-all', 'mod+a', () => count('4 selected'));
  await press('Escape');
  await gone(page.getByText('4 selected'));
  await onRow('Alpha');
  await does('list-done', 'c', order('BCD'));
  await does('list-finished', 'g d', async () => void (await doneBox(page, 'Alpha').waitFor()));
  await press('g', 'd');
  await order('BCD')();

  await does('view-next', ']', () => page.locator('nav [aria-current="page"]', { hasText: 'One' }).waitFor());
  await does('view-previous', '[', () => search(''));
  await does('list-filter', 'f', () => focusComesTo(page, 'combobox "Filter tasks"'));
  await page.keyboard.type('bravo');
  await press('Enter');
  await order('B')();
  await press('Escape', 'Escape');
  await gone(filterBar(page).and(page.locator(':focus')));
  await press('mod+j');
  await told(/^Colours: /).waitFor();
  await does('view-save', 'u', () => focusComesTo(page, 'textbox "Name of the view"'));
  // A press on a toast is none beside what is open.
  await told(/^Colours: /).click();
  const name = page.getByRole('textbox', { name: 'Name of the view' });
  await name.focus();
  await press('Escape');
  await gone(name);
  await does('project-new', 'g n', closes(dialog('New project')));
  await press('g', 'a');
  await box(page, 'Bravo').waitFor();

  await does('list-view', 'v', () => chosen('Board'));
  const column = (name: string) => page.getByRole('region', { name }).getByRole('link', { name: 'Bravo' }).waitFor();
  await column('To do');
  await box(page, 'Bravo').focus();
  await does('list-move', 'shift+ArrowRight', () => column('In progress'));
  await onRow('Bravo');
  await does('list-move', 'shift+ArrowLeft', () => column('To do'));
  await onRow('Bravo');
});

it('in the inbox', async () => {
  await begin('/inbox', async () => {
    const first = await make('Fetch the paint');
    const second = await make('Paint the door', { blockedBy: [first.id] });
    for (const { id } of [first, second]) {
      await site.ask(jo, 'POST', `/api/tasks/${id}/complete`, {});
      await site.settled();
    }
  });
  const rows = page.getByRole('main').locator('[data-thread]');
  const thread = page.getByRole('main').getByRole('link', { name: '+10 XP: Paint the door' });
  await thread.waitFor();
  await thread.focus();
  const before = await rows.count();
  await does('list-right', 'ArrowRight', () => expect.poll(() => rows.count()).toBeGreaterThan(before));
  await does('list-left', 'ArrowLeft', () => expect.poll(() => rows.count()).toBe(before));
  await does('inbox-read', 'Space', () => focusComesTo(page, 'link "+10 XP: Paint the door"'));
  await does('inbox-why', 'w', closes(dialog('Why was I told this?')));
  await does('inbox-later', 'd', closes(dialog('Put off')));
  const unread = page.getByRole('main').getByRole('link', { name: /^unread/ });
  await unread.first().waitFor();
  await does('inbox-all', 'a', () => gone(unread.first()));
  const leaves = (title: string) => () =>
    gone(page.getByRole('main').getByRole('link', { name: title, exact: true }).first());
  const goes = async (id: Binding['id'], key: string) => {
    await focusComesTo(page, /link/);
    const title = /"(.*)"/.exec(await focused(page))?.[1] ?? '';
    await does(id, key, leaves(title));
  };
  for (const key of ['c', 'Delete', 'Backspace']) await goes('inbox-archive', key);
  await goes('inbox-tomorrow', 'm');
});

it('leaves no key of the map unpressed', () => {
  const all = bindings.flatMap(({ id, keys }) => keys.map((key) => line(id, key)));
  expect(all.filter((one) => !seen.has(one))).toEqual([]);
});
