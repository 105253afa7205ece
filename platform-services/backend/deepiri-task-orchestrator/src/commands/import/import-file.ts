import {
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  type ImportRequest,
  type ImportResult,
  type ImportSource,
  problem,
} from 'deepiri-contracts';
import type { Context } from 'deepiri-service-kit';
import { isDeeper } from '../../domain/import/depth.ts';
import { type Drafts, projectNamed } from '../../domain/import/draft.ts';
import { habiticaTasks, readHabitica } from '../../domain/import/habitica.ts';
import { guessColumns, readTable } from '../../domain/import/table.ts';
import { isTodoist, readTodoist } from '../../domain/import/todoist.ts';
import { readVikunja, vikunjaProjects } from '../../domain/import/vikunja.ts';
import { clockOf } from '../../store/clock.ts';
import type { Stores } from '../../store/collections.ts';
import { archivedCollections } from '../archive/collections.ts';
import { checkStays } from '../forget-user.ts';
import { letGoOfGone } from '../let-go-of-project.ts';
import { importDrafts } from './import-drafts.ts';
import { MOST_ROWS, readCsv, type Table, unreadable } from './read-csv.ts';
import { beginImport, type ImportRun } from './run.ts';
import { tellImport } from './tell-import.ts';

/** Of lists and objects in each other. */
const MOST_LEVELS = 100;

type Asked = { ownerId: string; request: ImportRequest; context: Context };

/**
 * Takes over what a file holds, or says what it would. Ids follow from the owner and the file, so that a file which comes
 * again, also after an import that was cut short, makes what is missing and nothing twice. Nothing of it earns XP.
 * @throws ProblemError unreadable_file
 */
export async function importFile(stores: Stores, asked: Asked): Promise<ImportResult> {
  const filedIn = new Set<string>();
  if (asked.request.dryRun) return takeOver(stores, asked, filedIn);
  try {
    // With nobody else changing who waits for whom meanwhile, and no two imports of one person at once.
    return await stores.inTurn(asked.ownerId, () => takeOver(stores, asked, filedIn));
  } finally {
    // A project that goes from now on finds all of them; one that went before may have missed some.
    await letGoOfGone(stores, asked.ownerId, filedIn, asked.context);
  }
}

async function takeOver(stores: Stores, asked: Asked, filedIn: Set<string>): Promise<ImportResult> {
  const { ownerId, request, context } = asked;
  const { dryRun = false, content } = request;
  const json = jsonOf(content);
  const source = request.source ?? recognised(json);
  const begin = (more: { source: ImportSource; columns?: ImportResult['columns'] }) =>
    beginImport({ ownerId, context, dryRun, filedIn, ...more });
  const run =
    source === 'deepiri'
      ? await importArchive(stores, { json, request }, begin({ source }))
      : await importForeign(stores, asked, { json, source, begin });
  const result = run.result();
  await checkStays(stores, ownerId);
  if (!dryRun) await tellImport(stores, ownerId, result.counts.new + result.counts.continued, context);
  return result;
}

function jsonOf(content: string): unknown {
  if (!/^\uFEFF?\s*[[{]/.test(content)) return undefined;
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch {
    throw unreadable('json_broken', [
      'begins like JSON, and is not: perhaps its end is missing',
      'Export or download it once more.',
    ]);
  }
}

function recognised(json: unknown): ImportSource | undefined {
  if (json === undefined) return undefined;
  if ((json as { format?: unknown })?.format === ARCHIVE_FORMAT) return 'deepiri';
  if (vikunjaProjects(json)) return 'vikunja';
  if (habiticaTasks(json)) return 'habitica';
  throw unreadable('json_unknown', [
    'is JSON of a kind that is not known here',
    'Choose an archive of this platform, the userdata.json of Habitica or the data.json of Vikunja; from elsewhere, take CSV.',
  ]);
}

async function importArchive(
  stores: Stores,
  { json, request }: { json: unknown; request: ImportRequest },
  run: ImportRun,
): Promise<ImportRun> {
  if (request.project !== undefined) {
    const message = 'is for files of other programs; an archive says itself what is in which project';
    throw problem('invalid_body', `project ${message}. Leave it out.`, {
      errors: [{ pointer: '/project', message, code: 'unknown_field' }],
    });
  }
  const archive = (json ?? {}) as Record<string, unknown>;
  if (archive['format'] !== ARCHIVE_FORMAT)
    throw unreadable('not_an_archive', ['is no archive of this platform', 'Choose another source.']);
  const version = Number(archive['version'] ?? Number.NaN);
  if (!Number.isInteger(version) || version < 1)
    throw unreadable('archive_broken', ['has a version that is none', 'Export it once more.'], { name: 'version' });
  if (version > ARCHIVE_VERSION)
    throw unreadable('archive_too_new', ['was written by a newer platform', 'Bring this one up to date first.']);
  for (const { name, write } of archivedCollections) {
    const records = archive[name] ?? [];
    if (!Array.isArray(records))
      throw unreadable('archive_broken', [`has ${name} that are no list`, 'Export it once more.'], { name });
    await write(stores, records, run);
  }
  return run;
}

type Reading = {
  json: unknown;
  source: ImportSource | undefined;
  begin: (more: { source: ImportSource; columns?: ImportResult['columns'] }) => ImportRun;
};

async function importForeign(
  stores: Stores,
  { ownerId, request, context }: Asked,
  { json, source, begin }: Reading,
): Promise<ImportRun> {
  // What is read below goes by levels; no export has more than a few.
  if (json !== undefined && isDeeper(json, MOST_LEVELS))
    throw unreadable('json_too_deep', ['is nested too deeply to be an export', 'Export or download it once more.']);
  const place = { ...(await clockOf(stores, ownerId)), now: context.now };
  const finish = async (drafts: Drafts, run: ImportRun) => {
    if (drafts.drafts.length > MOST_ROWS)
      throw unreadable('too_many_tasks', [`has more than ${MOST_ROWS} tasks`, 'Divide it, and import the parts.'], {
        most: MOST_ROWS,
      });
    for (const problem of drafts.problems) run.note(problem);
    await importDrafts(stores, into(request.project, drafts), run, run.result().source);
    return run;
  };
  if (source === 'vikunja') {
    if (!vikunjaProjects(json))
      throw unreadable('not_vikunja', ['is no export of Vikunja', 'Choose the data.json in it.']);
    return finish(readVikunja(json, place), begin({ source }));
  }
  if (source === 'habitica') {
    if (!habiticaTasks(json))
      throw unreadable('not_habitica', ['holds no tasks of Habitica', 'Choose its userdata.json.']);
    return finish(readHabitica(json, place), begin({ source }));
  }
  const table = await readCsv(request.content);
  if (source === 'todoist' || (source === undefined && isTodoist(table.headers))) {
    if (!isTodoist(table.headers))
      throw unreadable('not_todoist', [
        'has not the columns of Todoist',
        'Choose “CSV” and say what its columns mean.',
      ]);
    return finish(readTodoist(table.rows, place, request.project), begin({ source: 'todoist' }));
  }
  const columns = { ...guessColumns(table.headers), ...request.columns };
  const run = begin({ source: 'csv', columns: toldColumns(table, columns) });
  return finish(readTable(table.rows, columns, place), run);
}

/** What the file puts into no project goes into the one that was asked for. */
function into(name: string | undefined, { drafts, projects, problems }: Drafts): Drafts {
  if (name === undefined || drafts.every(({ projectKey }) => projectKey !== null))
    return { drafts, projects, problems };
  const project = projectNamed(name, { line: null, column: 'project' });
  return {
    drafts: drafts.map((draft) => ({ ...draft, projectKey: draft.projectKey ?? project.key })),
    projects: [project, ...projects],
    problems,
  };
}

function toldColumns({ headers, rows }: Table, columns: ReturnType<typeof guessColumns>): ImportResult['columns'] {
  return headers.map((name) => {
    const example = rows.find(({ cells }) => cells[name]?.trim())?.cells[name] ?? '';
    return { name, field: columns[name] ?? null, example: [...example.trim()].slice(0, 80).join('') };
  });
}
