import { join } from 'node:path';

type Modules = { getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null };

/** A module of ours with all that it cannot run without. Of libraries is only fetched what is used, which nobody here knows. */
function withNeeds(id: string, modules: Modules, found = new Set<string>()): Set<string> {
  if (found.has(id) || id.includes('/node_modules/')) return found;
  found.add(id);
  for (const needed of modules.getModuleInfo(id)?.importedIds ?? []) withNeeds(needed, modules, found);
  return found;
}

const source = (path: string) => join(import.meta.dirname, 'src', path);
const needs = new Map<string, ReadonlySet<string>>();

/** Whether all of these modules need it. */
function allNeed(paths: readonly string[], id: string, modules: Modules): boolean {
  return paths.every((path) => {
    const known = needs.get(path) ?? withNeeds(source(path), modules);
    needs.set(path, known);
    return known.has(id);
  });
}

/** A file of what all of these modules need, and no file before it has. */
const shared = (name: string, paths: readonly string[], priority: number) => ({
  name: (id: string, modules: Modules) => (allNeed(paths, id, modules) ? name : null),
  debugName: name,
  priority,
});

/** What is used of these in every room, and on the sign page too: it must not have to fetch the frame for a line of them. */
const EVERYWHERE =
  /node_modules\/@(tanstack\/(query-core|react-query)|mantine\/(core\/esm\/core\/utils\/noop|hooks\/esm\/use-media-query))\/|\/src\/data\/drafts\.ts$/;

/** What is always fetched together is one file: forty small ones are a tenth larger, and each is asked for by itself. */
export const together = [
  { name: 'first', tags: ['$initial' as const], test: (id: string) => !id.includes('/src/worker/'), priority: 4 },
  { name: 'everywhere', test: EVERYWHERE, priority: 3 },
  shared('common', ['app/frame/frame-gate.tsx', 'pages/sign/sign-page.tsx'], 3),
  shared('frame', ['app/frame/frame-gate.tsx'], 2),
  shared('rows', ['pages/today/today-page.tsx', 'pages/tasks/tasks-page.tsx'], 1),
];
