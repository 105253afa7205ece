import type { BrowserContext, Page } from 'playwright-core';
import { openSite, PASSWORD, type Site } from '../tests/e2e/browser.ts';
import { firstLoad, routes } from '../tests/e2e/first-load.ts';
import { quantile } from './load.ts';
import { printRow, type Row } from './row.ts';

// What the web app costs and how fast it is, in Chromium, from localhost: the budgets of first load, paint and touch.
const TASKS = 1_000;
const ROUNDS = 5;
/** Down and up the list, mark three, complete one, open one and close it. */
const KEYS = 'j j j k x j x j x Escape j Space j Enter Escape End Home'.split(' ');

/** Runs in the page: from the click to the painted rows. */
const OPEN_TASKS = `new Promise((done) => {
  const from = performance.now();
  document.querySelector('nav a[href^="/tasks"]').click();
  const look = () => {
    if (!document.querySelector('main [data-row]')) return requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - from)));
  };
  look();
})`;

/** Runs in the page: keeps how long keys and clicks waited for the next paint, by the browser's own account (Event Timing). */
const WATCH_TOUCHES = `
  globalThis.waits = [];
  new PerformanceObserver((list) => waits.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: 'event', durationThreshold: 16, buffered: true });
`;

const site = await openSite();
const { email, token } = await site.person();
await site.call('POST', '/api/tasks', { token, body: { title: 'One to see' } });

process.stdout.write('what | measured | goal\n--- | --- | ---\n');
for (const route of routes) printRow(await first(...route));
await fill(site);
const context = await signedIn(site);
printRow(await opening(context));
printRow(await touching(context));
await site.stop();

async function signedIn({ visit, url }: Site): Promise<BrowserContext> {
  const { context, page } = await visit();
  await page.request.post(`${url}/api/users/login`, { data: { email, password: PASSWORD } });
  return context;
}

async function first(at: string, useful: string, most: number): Promise<Row> {
  const loads: { usefulAt: number; bytes: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const context = at === '/sign-in' ? (await site.visit()).context : await signedIn(site);
    loads.push(await firstLoad(context, site.url + at, useful));
    await context.close();
  }
  const paint = quantile(
    loads.map(({ usefulAt }) => usefulAt),
    0.5,
  );
  const bytes = Math.max(...loads.map((load) => load.bytes));
  return {
    what: `first load of ${at}`,
    value: `${kilobytes(bytes)} of script, useful paint after ${paint.toFixed(0)} ms`,
    goal: `≤ ${kilobytes(most)}, < 1,000 ms`,
    held: bytes <= most && paint < 1_000,
  };
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(0)} kB`;
}

async function fill({ call }: Site): Promise<void> {
  for (let from = 0; from < TASKS; from += 500) {
    const operations = Array.from({ length: 500 }, (_, n) => ({ op: 'create', body: { title: `Task ${from + n}` } }));
    await call('POST', '/api/tasks/bulk', { token, body: { operations } });
  }
  await site.settled();
}

/** From the press of the key to the painted rows of a long list. */
async function opening(context: BrowserContext): Promise<Row> {
  const page = await context.newPage();
  await page.goto(site.url);
  await page.locator('[data-row]').first().waitFor();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: /^Inbox/ })
      .click();
    await page.locator('main h1', { hasText: 'Inbox' }).waitFor();
    times.push(await page.evaluate<number>(OPEN_TASKS));
  }
  await page.close();
  const [cold, ...warm] = times;
  const median = quantile(warm, 0.5);
  return {
    what: `the list of ${TASKS.toLocaleString('en')} tasks, opened`,
    value: `${median.toFixed(0)} ms, the first time ${cold?.toFixed(0)} ms`,
    goal: '< 150 ms',
    held: median < 150,
  };
}

/** How long keys wait for the next paint. */
async function touching(context: BrowserContext): Promise<Row> {
  const page = await context.newPage();
  await page.addInitScript(WATCH_TOUCHES);
  await page.goto(`${site.url}/tasks`);
  await page.locator('[data-row]').first().waitFor();
  for (const key of KEYS) await press(page, key);
  const waits = await page.evaluate(() => (globalThis as unknown as { waits: number[] }).waits);
  const worst = Math.max(0, ...waits);
  return {
    what: 'key → paint in that list',
    value: `median ${quantile(waits, 0.5).toFixed(0)} ms, worst ${worst.toFixed(0)} ms of ${waits.length} above 16 ms`,
    goal: '< 100 ms',
    held: worst < 100,
  };
}

async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.waitForTimeout(120);
}
