import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';

export type Entry = {
  image?: string;
  command?: string[];
  environment?: Record<string, unknown>;
  ports?: string[];
  depends_on?: Record<string, unknown>;
};

type ComposeFile = { services?: Record<string, Entry>; include?: (string | { path: string[] })[] };

export const root = join(import.meta.dirname, '..');

/** The services of a compose file and of those that it includes, by name. Entries of one name are laid over each other. */
export function servicesOf(file: string): Record<string, Entry> {
  const { services = {}, include = [] } = parse(readFileSync(join(root, file), 'utf8'), { merge: true }) as ComposeFile;
  const included = include
    .flatMap((entry) => (typeof entry === 'string' ? [entry] : entry.path))
    .map((path) => servicesOf(join(dirname(file), path)));
  const all: Record<string, Entry> = {};
  for (const [name, entry] of [...included, services].flatMap(Object.entries<Entry>)) {
    all[name] = { ...all[name], ...entry, depends_on: { ...all[name]?.depends_on, ...entry.depends_on } };
  }
  return all;
}

/** What `up` with these names starts: they, and whatever they depend on. */
export function startedBy(services: Record<string, Entry>, names: readonly string[]): Set<string> {
  const started = new Set<string>();
  const start = (name: string) => {
    if (started.has(name)) return;
    started.add(name);
    for (const other of Object.keys(services[name]?.depends_on ?? {})) start(other);
  };
  for (const name of names) start(name);
  return started;
}
