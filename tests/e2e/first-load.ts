import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';

const DIST = resolve(import.meta.dirname, '../../deepiri-web-frontend/dist');

type Loaded = { usefulAt: number; scripts: { path: string; from: number }[] };
export type FirstLoad = {
  /** From the start of the navigation until what one came for was painted, in milliseconds. */
  usefulAt: number;
  /** Script that was asked for until then, as gzip sends it, in bytes; what is fetched in idle time after it is not first load. */
  bytes: number;
  files: { path: string; bytes: number }[];
};

/** Runs in the page: notes when what the selector names has been painted. */
const watch = (selector: string) => `{
  const look = () => {
    if (!document.querySelector(${JSON.stringify(selector)})) return requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(() => { globalThis.usefulAt = performance.now(); }));
  };
  requestAnimationFrame(look);
}`;

/** Opens an address with nothing cached, and waits for what one came for. @param useful selector of it */
export async function firstLoad(context: BrowserContext, url: string, useful: string): Promise<FirstLoad> {
  const page: Page = await context.newPage();
  await page.addInitScript(watch(useful));
  await page.goto(url);
  const { usefulAt, scripts } = await page
    .waitForFunction(() => {
      const { usefulAt } = globalThis as unknown as { usefulAt?: number };
      if (usefulAt === undefined) return undefined;
      const scripts = performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.endsWith('.js'))
        .map(({ name, startTime }) => ({ path: new URL(name).pathname, from: startTime }));
      return { usefulAt, scripts };
    })
    .then((handle) => handle.jsonValue() as Promise<Loaded>);
  await page.close();
  const first = scripts.filter(({ from }) => from < usefulAt);
  const files = await Promise.all(
    first.map(async ({ path }) => ({ path, bytes: (await stat(`${DIST}${path}.gz`)).size })),
  );
  return { usefulAt, files, bytes: files.reduce((sum, file) => sum + file.bytes, 0) };
}

/**
 * The addresses that people open directly, what they come for, and the bytes of script, as gzip sends them, that may be
 * fetched until it is there: Today has the budget of a first load, of the others what was reached is held, with a little room.
 */
export const routes: readonly (readonly [at: string, useful: string, most: number])[] = [
  ['/sign-in', 'form', 190_000],
  ['/', '[data-row]', 200_000],
  ['/tasks', '[data-row]', 252_000],
  ['/board', 'main h1', 220_000],
  ['/profile', 'main h1', 220_000],
  ['/inbox', 'main h1', 252_000],
  ['/settings', 'main h1', 288_000],
];
