import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { de } from '../../deepiri-web-frontend/src/text/de/index.ts';
import { en } from '../../deepiri-web-frontend/src/text/en/index.ts';
import { accessibilityFaults, desktop, phone } from './browser.ts';
import { type Person, useSite } from './site.ts';

const site = useSite();
const sizes = [
  { name: 'desktop', viewport: desktop },
  { name: 'phone', viewport: phone },
];
const german = { locale: 'de-DE', reducedMotion: 'reduce', colorScheme: 'light' } as const;

const textsIn = (tree: object): string[] =>
  Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : textsIn(value)));
const germanTexts = new Set(textsIn(de));
/** Sentences that are another in German, as what they look like once their values are in them. */
const englishOnly = textsIn(en)
  .filter((text) => !germanTexts.has(text) && text.replaceAll(/{{\w+}}|\W/g, '').length >= 3)
  .map((text) => new RegExp(`^${text.replaceAll(/[.*+?()[\]|\\^$]/g, '\\$&').replaceAll(/{{\w+}}/g, '.+')}$`));
/** Words that no German sentence has, so that what does not come from the catalogue is noticed too. */
const ENGLISH = /\b(the|your|you|with|this|when|from|is|are|been|of|must|to)\b/i;

/** Runs in the page: everything that is written on it or read out, but for what is typed as it is. */
const everythingSaid = `(() => {
  const said = [document.title];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode())
    if (!texts.currentNode.parentElement.closest('script,style,noscript,code,[lang]:not(html)')) said.push(texts.currentNode.data);
  for (const element of document.body.querySelectorAll('*'))
    for (const name of ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt'])
      said.push(element.getAttribute(name) ?? '');
  return [...new Set(said.map((text) => text.trim()))];
})()`;

/** Runs in the page: what reaches beyond the window to either side, or scrolls sideways. */
const whatSticksOut = `(() => {
  const wide = [document.documentElement, document.getElementById('page-scroll')].filter(
    (element) => element && element.scrollWidth > element.clientWidth + 1,
  );
  const beyond = [...document.querySelectorAll('nav, main, aside, header, h1, button, input')].filter((element) => {
    if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) || element.closest('[data-sideways]')) return false;
    const { left, right, width } = element.getBoundingClientRect();
    return width > 1 && (left < -1 || right > innerWidth + 1);
  });
  return [...wide, ...beyond].map((element) => element.outerHTML.slice(0, 120));
})()`;

async function atRest(page: Page): Promise<void> {
  await expect.poll(() => page.getByRole('status', { name: /^(Loading|Wird geladen)$/ }).count()).toBe(0);
  const moving = 'document.getAnimations().filter(({ playState }) => playState === "running").length';
  await expect.poll(() => page.evaluate(moving)).toBe(0);
}

type State = { name: string; at: string; act?: (page: Page) => Promise<unknown> };

/** What is wrong in each state of the page: words of another language, what sticks out, what axe finds. */
async function faultsIn(page: Page, states: readonly State[]): Promise<Record<string, unknown>> {
  const faults: Record<string, unknown> = {};
  for (const { name, at, act } of states) {
    await page.goto(site.url + at);
    await page.getByRole('main').waitFor();
    await act?.(page);
    await atRest(page);
    const said = await page.evaluate<string[]>(everythingSaid);
    const inEnglish = said.filter((text) => ENGLISH.test(text) || englishOnly.some((form) => form.test(text)));
    const out = await page.evaluate<string[]>(whatSticksOut);
    const axe = await accessibilityFaults(page);
    if (inEnglish.length + out.length + axe.length > 0) faults[name] = { inEnglish, out, axe };
  }
  return faults;
}

const click = (role: 'button' | 'link', name: string | RegExp) => (page: Page) =>
  page.getByRole(role, { name }).first().click();
const press = (keys: string) => async (page: Page) => {
  await page.keyboard.press(keys);
  await page.getByRole('dialog').waitFor();
};

const chooseFile = (page: Page, text: string) =>
  page.getByLabel('Datei wählen').setInputFiles({ name: 'liste', mimeType: 'text/plain', buffer: Buffer.from(text) });

/** Someone with something in every room. @returns the id of a task with the most to see */
async function busy(who: Person): Promise<string> {
  const create = async (body: Record<string, unknown>): Promise<string> =>
    (await site.ask(who, 'POST', '/api/tasks', body)).id;
  const free = await create({
    title: 'Fenster ausmessen',
    scheduledFor: '2026-11-18',
    dueAt: '2026-11-20T13:00:00Z',
    estimateMinutes: 30,
    priority: 'urgent',
    labels: ['zuhause'],
    recurrence: 'FREQ=MONTHLY;BYMONTHDAY=20',
    notes: 'Beide **Seiten**',
  });
  await create({ title: 'Vorhang bestellen', blockedBy: [free] });
  await create({ title: 'Brief einwerfen', scheduledFor: '2026-11-16' });
  await site.ask(who, 'PATCH', `/api/tasks/${free}`, { difficulty: 'hard' });
  for (const title of ['Tee kochen', 'Regal aufräumen']) {
    const id = await create({ title, difficulty: 'easy', priority: 'urgent' });
    await site.ask(who, 'POST', `/api/tasks/${id}/complete`, {});
  }
  await site.ask(who, 'DELETE', `/api/tasks/${await create({ title: 'Teppich klopfen' })}`);
  await site.settled();
  return free;
}

const signedOut: readonly State[] = [
  { name: 'sign in', at: '/sign-in', act: click('button', 'Anmelden') },
  {
    name: 'sign up, refused',
    at: '/sign-up',
    act: async (page) => {
      await page.getByLabel('Name').fill('Nova Quist');
      await page.getByLabel('E-Mail').fill('nova@example.org');
      await page.getByRole('textbox', { name: 'Passwort' }).fill('password1');
      await click('button', 'Konto anlegen')(page);
      await page.getByText('Das Passwort gehört zu den häufigsten').waitFor();
    },
  },
];

const atTheBeginning: readonly State[] = [
  { name: 'no such page', at: '/nowhere' },
  { name: 'Today, empty', at: '/', act: (page) => page.getByText('Noch nichts hier').waitFor() },
  {
    name: 'Today, on the tour',
    at: '/',
    act: async (page) => {
      await click('button', 'In 40 Sekunden zeigen')(page);
      await page.getByRole('region', { name: 'Die kurze Tour' }).getByRole('status').waitFor();
    },
  },
  { name: 'Tasks, empty', at: '/tasks', act: (page) => page.getByText('Keine offenen Aufgaben').waitFor() },
  { name: 'Board, empty', at: '/board' },
  { name: 'Trash, empty', at: '/trash', act: (page) => page.getByText('Der Papierkorb ist leer').waitFor() },
];

const atWork = (taskId: string): State[] => [
  { name: 'Today', at: '/', act: (page) => page.getByRole('link', { name: 'Brief einwerfen' }).waitFor() },
  {
    name: 'Today, with what is understood',
    at: '/',
    act: async (page) => {
      await page.getByRole('textbox', { name: 'Aufgabe hinzufügen' }).fill('Blumen gießen tomorrow 5pm ~15m !high');
      await page.getByRole('button', { name: 'Hoch: als Text behalten' }).waitFor();
    },
  },
  {
    name: 'a task',
    at: `/tasks/${taskId}`,
    act: async (page) => {
      await page.getByRole('slider', { name: 'Version' }).waitFor();
      await page.getByText('jeden Monat am 20.').first().waitFor();
    },
  },
  {
    name: 'a task, choosing when it is due',
    at: `/tasks/${taskId}`,
    act: async (page) => {
      await click('button', /^Fällig:/)(page);
      await page.getByRole('table').waitFor();
      await page.getByRole('columnheader', { name: 'Mo' }).waitFor();
    },
  },
  {
    name: 'a task, choosing how it repeats',
    at: `/tasks/${taskId}`,
    act: async (page) => {
      await click('button', /^Wiederholung:/)(page);
      await page.getByRole('heading', { name: 'Die nächsten Male' }).waitFor();
    },
  },
  { name: 'Tasks', at: '/tasks?group=due', act: (page) => page.getByText('Vorhang bestellen').first().waitFor() },
  {
    name: 'Tasks, a filter that cannot be read',
    at: '/tasks?filter=stauts%3Aopen',
    act: (page) => page.getByRole('alert').getByText('Ein Feld stauts gibt es nicht').waitFor(),
  },
  {
    name: 'Tasks, as a board',
    at: '/tasks?view=board',
    act: (page) => page.getByRole('region', { name: 'Zu tun' }).getByRole('link').first().waitFor(),
  },
  { name: 'Board', at: '/board', act: (page) => page.getByRole('row', { name: /Jo Arendt Du/ }).waitFor() },
  {
    name: 'Profile, with an entry explained',
    at: '/profile',
    act: async (page) => {
      await click('button', /^Warum \d+\?/)(page);
      await page.getByText(/^\d+ für eine leichte Aufgabe$/).waitFor();
      await page.getByText('Erster Schritt', { exact: true }).waitFor();
    },
  },
  { name: 'Inbox', at: '/inbox', act: (page) => page.getByText('Abzeichen verdient: Erster Schritt').waitFor() },
  { name: 'Trash', at: '/trash', act: (page) => page.getByText('Teppich klopfen').waitFor() },
  ...['profile', 'time', 'appearance', 'notifications', 'sessions', 'tokens', 'keyboard', 'account'].map((section) => ({
    name: `Settings, ${section}`,
    at: `/settings/${section}`,
  })),
  {
    name: 'Settings, a file with rows that are not understood',
    at: '/settings/data',
    act: async (page) => {
      await chooseFile(page, 'Titel,Fällig,Status\nTee,irgendwann,vielleicht\n,2026-11-20,open');
      await page.getByText('„vielleicht“ ist kein Status.').waitFor();
    },
  },
  {
    name: 'Settings, a file that cannot be read',
    at: '/settings/data',
    act: async (page) => {
      await chooseFile(page, '{"a":');
      await page.getByText('Die Datei beginnt wie JSON').waitFor();
    },
  },
  { name: 'Settings, a new token', at: '/settings/tokens', act: click('button', 'Neuer Token') },
  { name: 'the palette', at: '/', act: press('Control+k') },
  { name: 'the keyboard map', at: '/', act: press('?') },
];

describe.each(sizes)('in German, everything is ($name)', ({ viewport }) => {
  it('where nobody is signed in', async () => {
    const page = await site.visit({ viewport, ...german, at: '/sign-in' });
    expect(await faultsIn(page, signedOut)).toEqual({});
  });

  it('at the beginning', async () => {
    const page = await site.enter(await site.person('Nova Quist'), { viewport, ...german });
    expect(await faultsIn(page, atTheBeginning)).toEqual({});
  });

  it('in the middle of work', async () => {
    const jo = await site.person();
    const taskId = await busy(jo);
    const page = await site.enter(jo, { viewport, ...german });
    expect(await faultsIn(page, atWork(taskId))).toEqual({});
  }, 600_000);
});

describe('the language', () => {
  const lang = (page: Page) => page.locator('html').getAttribute('lang');
  const choose = (page: Page, group: string, name: string) =>
    page.getByRole('radiogroup', { name: group }).getByText(name, { exact: true }).click();
  /** Which catalogues the page has fetched. */
  const fetched = (page: Page) =>
    page.evaluate<string[]>(`(() => {
      const told = document.querySelector('script[src="/language.js"]').dataset;
      const names = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
      return Object.keys(told).filter((language) => names.includes(told[language]));
    })()`);

  it('is the browser’s; only its sentences are fetched, and dates follow it', async () => {
    const page = await site.visit({ ...german, locale: 'de-AT', at: '/sign-in' });
    await page.getByRole('heading', { name: 'Bei Deepiri anmelden' }).waitFor();
    expect([await lang(page), await fetched(page), await page.title()]).toEqual([
      'de',
      ['de'],
      'Bei Deepiri anmelden · Deepiri',
    ]);
    const french = await site.visit({ locale: 'fr-FR', at: '/sign-in' });
    await french.getByRole('heading', { name: 'Sign in to Deepiri' }).waitFor();
    expect([await lang(french), await fetched(french)]).toEqual(['en', ['en']]);
  });

  it('is switched at once without a reload, and kept on the device', async () => {
    const jo = await site.person();
    const id = await busy(jo);
    const page = await site.enter(jo, { at: '/settings/appearance' });
    expect(await fetched(page)).toEqual(['en']);
    await page.evaluate('globalThis.before = true');
    await choose(page, 'Language', 'Deutsch');
    await page.getByRole('heading', { level: 1, name: 'Einstellungen' }).waitFor();
    await page
      .getByRole('navigation', { name: 'Hauptnavigation' })
      .getByRole('link', { name: 'Bestenliste' })
      .waitFor();
    expect([await lang(page), await page.title(), await page.evaluate('globalThis.before')]).toEqual([
      'de',
      'Einstellungen · Deepiri',
      true,
    ]);

    await page.goto(`${site.url}/tasks/${id}`);
    await page.getByRole('button', { name: /^Fällig: Freitag 14:00 in 2 Tagen/ }).waitFor();
    expect(await fetched(page)).toEqual(['de']);

    await page.goto(`${site.url}/settings/appearance`);
    await choose(page, 'Sprache', 'English');
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    expect(await lang(page)).toBe('en');
  });
});

describe('from right to left', () => {
  const turn = `document.documentElement.dir = 'rtl'`;
  const rooms = ['/', '/tasks', '/tasks?view=board', '/board', '/profile', '/inbox', '/trash', '/settings/time'];
  const at = async (page: Page, role: 'navigation' | 'main' | 'complementary', name?: string | RegExp) => {
    const place = await page.getByRole(role, name ? { name } : {}).boundingBox();
    if (!place) throw new Error(`there is no ${role}`);
    return { left: Math.round(place.x), right: Math.round(place.x + place.width) };
  };

  it.each(sizes)('nothing sticks out ($name)', async ({ viewport }) => {
    const jo = await site.person();
    await busy(jo);
    const page = await site.enter(jo, { viewport, reducedMotion: 'reduce' });
    const out: Record<string, string[]> = {};
    for (const room of rooms) {
      await page.goto(site.url + room);
      await page.getByRole('main').waitFor();
      await page.evaluate(turn);
      await atRest(page);
      const found = await page.evaluate<string[]>(whatSticksOut);
      if (found.length > 0) out[room] = found;
    }
    expect(out).toEqual({});
  });

  it('the rail is on the right, the room left of it, and a task opens at the left', async () => {
    const jo = await site.person();
    const id = await busy(jo);
    const page = await site.enter(jo, { at: `/tasks/${id}` });
    await page.evaluate(turn);
    const panel = page.getByRole('complementary', { name: /^Task:/ });
    await panel.waitFor();
    const [rail, room, task] = [
      await at(page, 'navigation', 'Main'),
      await at(page, 'main'),
      await at(page, 'complementary', /^Task:/),
    ];
    expect(rail.right).toBe(desktop.width);
    expect(room.right).toBeLessThanOrEqual(rail.left);
    expect(task.left).toBe(0);
    expect(task.right).toBeLessThanOrEqual(room.left + 1);
    const [title, close] = await Promise.all([
      panel.getByRole('textbox', { name: 'Title' }).boundingBox(),
      panel.getByRole('button', { name: 'Close the task' }).boundingBox(),
    ]);
    expect(close && title && close.x < title.x + title.width / 2).toBe(true);
  });
});
