import { buildWebApp } from './browser.ts';

/** Before any test: builds the web app where it has changed, once for all files, so that no test's time limit counts it. */
export async function setup(): Promise<void> {
  await buildWebApp();
}
