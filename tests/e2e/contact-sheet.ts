import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';

/** How wide a picture is on its sheet, in pixels: five of a desk or eight of a phone stand side by side. */
const widths: Readonly<Record<number, number>> = { 1440: 440, 390: 260 };

/** Puts pictures of one size and scheme on one page with their names, and takes a picture of that. @param names of the files, without the end that they share */
export async function makeSheet(page: Page, folder: string, names: readonly string[], end: string, size: number) {
  const figures = names.map((name) => `<figure><img src="${name}${end}"><figcaption>${name}</figcaption></figure>`);
  const file = join(folder, `contact-sheet${end.replace('.png', '.html')}`);
  await writeFile(
    file,
    `<!doctype html><meta charset="utf-8"><title>Contact sheet</title><style>
      body { display: flex; flex-wrap: wrap; gap: 16px; margin: 16px; background: #808080; font: 13px sans-serif; color: #fff }
      figure { margin: 0 } img { display: block; width: ${widths[size]}px } figcaption { padding-top: 4px }
    </style>${figures.join('')}`,
  );
  await page.setViewportSize({ width: 2_320, height: 1_000 });
  await page.goto(pathToFileURL(file).href);
  await page.waitForLoadState('load');
  await page.screenshot({ path: file.replace('.html', '.png'), fullPage: true });
}
