import type { IndexHtmlTransformContext, Plugin } from 'vite';

type Bundle = NonNullable<IndexHtmlTransformContext['bundle']>;
type Chunk = Extract<Bundle[string], { type: 'chunk' }>;

const CATALOGUE = /\/src\/text\/(\w+)\/(first|later)\.ts$/;
const ROOM = /\/src\/pages\/(\w+)\/\1-page\.tsx$/;

/** Tells the scripts of `public/` where the sentences of each language and the parts of each room are, so that they come together with the program. */
export function ahead(): Plugin {
  return {
    name: 'ahead',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const { first, ...built } = partsOf(bundle);
        const told = html.replace('data-built=""', `data-built='${JSON.stringify(built)}'`);
        return Object.entries(first).reduce(
          (text, [language, path]) => text.replace(`data-${language}=""`, `data-${language}="/${path}"`),
          told,
        );
      },
    },
  };
}

/** Where the first sentences are, by language; and of rooms and later sentences the numbers of their files, without what every page has. */
function partsOf(bundle: Bundle) {
  const chunks = Object.values(bundle).filter((file): file is Chunk => file.type === 'chunk');
  const program = chunks.find((chunk) => chunk.isEntry && chunk.name === 'index');
  const there = program ? filesOf(program, bundle) : new Set();
  const files: string[] = [];
  const numberOf = (path: string) => (files.includes(path) ? files.indexOf(path) : files.push(path) - 1);
  const parts = (chunk: Chunk) => [...filesOf(chunk, bundle)].filter((path) => !there.has(path)).map(numberOf);
  const first: Record<string, string> = {};
  const later: Record<string, number[]> = {};
  const rooms: Record<string, number[]> = {};
  for (const chunk of chunks) {
    const id = chunk.facadeModuleId ?? '';
    const [, language = '', part] = CATALOGUE.exec(id) ?? [];
    const [, room] = ROOM.exec(id) ?? [];
    if (part === 'first') first[language] = chunk.fileName;
    if (part === 'later') later[language] = parts(chunk);
    if (room) rooms[room] = parts(chunk);
  }
  return { first, files, rooms, later };
}

/** A chunk with all that it cannot run without. */
function filesOf(chunk: Chunk, bundle: Bundle, found = new Set<string>()): Set<string> {
  if (found.has(chunk.fileName)) return found;
  found.add(chunk.fileName);
  for (const path of chunk.viteMetadata?.importedCss ?? []) found.add(path);
  for (const path of chunk.imports) {
    const needed = bundle[path];
    if (needed?.type === 'chunk') filesOf(needed, bundle, found);
  }
  return found;
}
