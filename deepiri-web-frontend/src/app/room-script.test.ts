import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';

const script = readFileSync(join(import.meta.dirname, '../../public/room.js'), 'utf8');
const built = JSON.stringify({
  files: ['today.js', 'today.css', 'tasks.js', 'task.js', 'sign.js', 'en.js', 'de.js', 'settings.js'],
  rooms: { today: [0, 1], tasks: [2], task: [3], sign: [4], settings: [7] },
  later: { en: [5], de: [6] },
});

/** Runs the script as a page would. @returns what it has fetched, and as what */
function opened(pathname: string, { lang = 'en', told = built } = {}): string[] {
  const links: { href: string; rel: string; as?: string }[] = [];
  runInNewContext(script, {
    document: {
      currentScript: { dataset: { built: told } },
      documentElement: { lang },
      createElement: () => ({}),
      head: { append: (link: (typeof links)[number]) => links.push(link) },
    },
    location: { pathname },
  });
  return links.map(({ href, rel, as }) => [rel, as, href].filter(Boolean).join(' '));
}

it.each([
  ['/', ['modulepreload /today.js', 'preload style /today.css']],
  ['/sign-in', ['modulepreload /sign.js']],
  ['/sign-up', ['modulepreload /sign.js']],
  ['/tasks', ['modulepreload /tasks.js', 'modulepreload /en.js']],
  ['/tasks/tsk_1', ['modulepreload /today.js', 'preload style /today.css']],
  ['/tasks/tsk_1/page', ['modulepreload /task.js', 'modulepreload /en.js']],
  ['/settings/profile', ['modulepreload /settings.js', 'modulepreload /en.js']],
  ['/constructor', []],
  ['/api/docs', []],
] as const)('%s has its room fetched beside the program', (path, fetched) => {
  expect(opened(path)).toEqual(fetched);
});

it('has the sentences of the language that the page is read in', () => {
  expect(opened('/tasks', { lang: 'de' })).toEqual(['modulepreload /tasks.js', 'modulepreload /de.js']);
});

it('fetches nothing where nothing is built', () => {
  expect(opened('/', { told: '' })).toEqual([]);
});
