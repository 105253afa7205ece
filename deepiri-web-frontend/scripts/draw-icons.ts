/** Draws the icons of the installed app from the mark. Run it when the mark has changed; what it draws is kept in `public/icons`. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const folder = join(import.meta.dirname, '../public');
const GROUND = '#fbfaf9';

/** `fill`: how much of the side the mark takes; a maskable icon loses its edge to the shape that a system gives it. */
const icons = [
  { name: 'app-192', side: 192, fill: 0.72, corner: 0.22 },
  { name: 'app-512', side: 512, fill: 0.72, corner: 0.22 },
  { name: 'app-maskable-512', side: 512, fill: 0.5, corner: 0 },
  { name: 'app-apple-180', side: 180, fill: 0.64, corner: 0 },
];

const mark = await readFile(join(folder, 'mark.svg'), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage();
for (const { name, side, fill, corner } of icons) {
  await page.setViewportSize({ width: side, height: side });
  const place = `display:grid;place-items:center;width:${side}px;height:${side}px;background:${GROUND};border-radius:${side * corner}px`;
  const size = `<style>body{margin:0;background:transparent}svg{width:${side * fill}px;height:${side * fill}px}</style>`;
  await page.setContent(`${size}<div style="${place}">${mark}</div>`);
  await writeFile(join(folder, 'icons', `${name}.png`), await page.screenshot({ omitBackground: true }));
}
await browser.close();
