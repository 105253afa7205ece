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

/** The addresses that people open directly, and what they come for. */
export const routes: readonly (readonly [at: string, useful: string])[] = [
  ['/sign-in', 'form'],
  ['/', '[data-row]'],
  ['/tasks', '[data-row]'],
  ['/board', 'main h1'],
  ['/profile', 'main h1'],
  ['/inbox', 'main h1'],
  ['/settings', 'main h1'],
];
