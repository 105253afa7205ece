import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What the browser keeps of a person, and what is said of it while there is no network. */

/** The browser writes to its console what it cannot reach. */
export const mayComplain = /WebSocket|ERR_|Failed to fetch|Not fetched|503/;

/** The app and what was read of it are in the browser. */
export async function keptHere(page: Page, words: string): Promise<void> {
  await page.evaluate(`(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  })()`);
  await expect.poll(() => kept(page, 'read:')).toContain(words);
}

/** What the browser has kept under names that begin so, as text. */
export const kept = (page: Page, beginning: string) =>
  page.evaluate<string>(`new Promise((resolve) => {
    const opening = indexedDB.open('deepiri');
    opening.onsuccess = () => {
      const store = opening.result.transaction('kept').objectStore('kept');
      const names = store.getAllKeys();
      const values = store.getAll();
      values.onsuccess = () => {
        const named = names.result.map((name, at) => [String(name), values.result[at]]);
        opening.result.close();
        resolve(JSON.stringify(named.filter(([name]) => name.startsWith('${beginning}'))));
      };
    };
  })`);

export const state = (page: Page) =>
  page.getByRole('banner').getByRole('status').or(page.getByRole('main').getByRole('status')).first();
export const waits = (page: Page, text: string) => state(page).getByText(text).waitFor({ state: 'attached' });
export const nothingWaits = (page: Page) => expect.poll(() => state(page).textContent()).toBe('');
export const offline = (page: Page, is: boolean) => page.context().setOffline(is);

/** Nothing moves any more: what is told has come in. */
export const rests = (page: Page) =>
  expect
    .poll(() => page.evaluate('document.getAnimations().filter(({ playState }) => playState === "running").length'))
    .toBe(0);
