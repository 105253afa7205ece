import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import axe, { type Result, type RunOptions } from 'axe-core';
import { ensureWebApp, services, startPlatform } from 'deepiri-core-api';
import { type Clock, createLogger } from 'deepiri-service-kit';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type Answer, callUrl, type Request } from '../platform.ts';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };
export const PASSWORD = 'correct horse battery';

export type Visitor = {
  context: BrowserContext;
  page: Page;
  /** Errors that the page threw or wrote to its console. */
  complaints: string[];
};

export type Site = {
  url: string;
  call(method: string, path: string, request?: Request): Promise<Answer>;
  /** Signs a person up by the API. */
  person(name?: string): Promise<{ email: string; token: string; id: string }>;
  visit(options?: BrowserContextOptions): Promise<Visitor>;
  settled(): Promise<void>;
  /** The platform goes away, with its data kept. */
  goDown(): Promise<void>;
  /** And comes back at the same address. */
  comeBack(): Promise<void>;
  stop(): Promise<void>;
};

export type SiteSettings = {
  clock?: Clock;
  present?: Date;
  port?: number;
  env?: Record<string, string>;
  /** A folder with another build of the web app. */
  webRoot?: string;
};

/** The moment at which a site opens, a Wednesday at 10:24 in Berlin: no test means something else at night. */
export const PRESENT = new Date('2026-11-18T09:24:00Z');

/** Runs in the page: its clock is that of the platform, and goes on. */
const shiftPage = (milliseconds: number) => `{
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) {
      if (given.length > 0) super(...given);
      else super(Real.now() + ${milliseconds});
    }
    static now() {
      return Real.now() + ${milliseconds};
    }
  };
}`;

/** The folder of the web app as it is now; one that was built elsewhere can be looked at as it is. */
export const buildWebApp = async (): Promise<string> =>
  process.env['WEB_ROOT'] ?? (await ensureWebApp(resolve(import.meta.dirname, '../..'), () => {}));

/**
 * The platform with its web app in a real browser.
 * @param given where the platform takes its time from; by itself the time goes on from `present`, in the pages too
 */
export async function openSite({
  clock: given,
  present = PRESENT,
  port: wanted = 0,
  env: more,
  webRoot: built,
}: SiteSettings = {}): Promise<Site> {
  const shift = present.getTime() - Date.now();
  const clock = given ?? { now: () => new Date(Date.now() + shift) };
  const webRoot = built ?? (await buildWebApp());
  const folder = await mkdtemp(join(tmpdir(), 'deepiri-e2e-'));
  const env = { DATA_DIR: folder, HOST: '127.0.0.1', SERVICE_PORT_BASE: '0', RATE_LIMIT: 'off', ...more };
  const log = createLogger({ level: process.env['LOG_LEVEL'] ?? 'silent', name: 'e2e', terminal: false });
  const start = (port: string) => startPlatform({ env: { ...env, PORT: port }, services, log, clock, webRoot });
  let platform = await start(String(wanted));
  const { port } = platform;
  const browser: Browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  const url = `http://localhost:${port}`;
  let people = 0;

  return {
    url,
    call: (method, path, request) => callUrl(url, method, path, request),
    async person(name = 'Jo Arendt') {
      const email = `e2e${++people}@example.org`;
      const body = { email, password: PASSWORD, name, timeZone: 'Europe/Berlin' };
      const answer = await callUrl(url, 'POST', '/api/users/register', { body });
      return { email, token: answer.body.accessToken, id: answer.body.user.id };
    },
    async visit(options = {}) {
      const context = await browser.newContext({
        viewport: desktop,
        locale: 'en-GB',
        timezoneId: 'Europe/Berlin',
        // What a test answers in place of the platform must not come from what the browser has kept.
        serviceWorkers: 'block',
        ...options,
      });
      if (!given) await context.addInitScript(shiftPage(shift));
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        // A refused request is also written to the console by the browser; the page handles it.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          complaints.push(message.text());
      });
      return { context, page, complaints };
    },
    settled: () => platform.settled(),
    goDown: () => platform.stop(),
    async comeBack() {
      platform = await start(String(port));
    },
    async stop() {
      await browser.close();
      await platform.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const ACCESSIBLE = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Runs in the page: what comes up or fades is looked at when it is there. What goes by the scroll, or on for ever, has no end. */
const SETTLED = `Promise.all(
  document.getAnimations()
    .filter(({ timeline, playState, effect }) =>
      timeline === document.timeline && playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime))
    .map(({ finished }) => finished.catch(() => {})),
).then(() => undefined)`;

/**
 * Accessibility faults that axe finds on the page as it is now (WCAG 2.2 AA and good practice), in words.
 * @param rules only these rules
 */
export async function accessibilityFaults(page: Page, rules?: string[]): Promise<string[]> {
  const options: RunOptions = {
    runOnly: rules ? { type: 'rule', values: rules } : { type: 'tag', values: ACCESSIBLE },
    // All that is well is not described: that took longer than to find what is wrong.
    resultTypes: ['violations'],
  };
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe.source);
  await page.evaluate(SETTLED);
  // What flies to the ring is hidden from readers, fades on its way, and is gone in a moment.
  const violations = await page.evaluate<Result[]>(
    `axe.run({ exclude: ['.xp-flight'] }, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`,
  );
}
