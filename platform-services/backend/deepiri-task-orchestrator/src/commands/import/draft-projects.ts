import { type ImportSource, NewProject, ProblemError } from 'deepiri-contracts';
import { createBodyCheck } from 'deepiri-service-kit';
import { importProblem, type ProjectDraft, projectOf } from '../../domain/import/draft.ts';
import { MOST_PROJECTS } from '../../domain/project.ts';
import type { Stores } from '../../store/collections.ts';
import { everyProject } from '../../store/projects.ts';
import { importedProjectId } from './ids.ts';
import { placeProject } from './place-project.ts';
import { factsOf, type ImportRun } from './run.ts';

const checkProject = createBodyCheck<NewProject>(NewProject);

/** Finds or makes projects of another program's file, those with the given keys, and remembers where they are in the run. */
export async function createPlacing(
  stores: Stores,
  projects: readonly ProjectDraft[],
  run: ImportRun,
  source: ImportSource,
): Promise<(keys: Iterable<string | null>) => Promise<void>> {
  const here = projects.length > 0 ? await everyProject(stores, run.ownerId) : [];
  const wanted = new Map(projects.map((project) => [project.key, project]));

  async function place(project: ProjectDraft) {
    const now = run.context.now.toISOString();
    try {
      checkProject({ name: project.name });
      const taken = projectOf(project, { id: importedProjectId(run.ownerId, source, project.key), now });
      run.projectIds.set(project.key, await placeProject(stores, taken, here, run));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      run.note(notMade(project, error));
    }
  }

  return async (keys) => {
    for (const key of new Set(keys)) {
      const project = key === null ? undefined : wanted.get(key);
      if (!project) continue;
      // Each is asked for once, also when it could not be made.
      wanted.delete(project.key);
      await place(project);
    }
  };
}

function notMade({ name, line, column }: ProjectDraft, { details }: ProblemError) {
  const shown = [...name].slice(0, 60).join('');
  const field = details.errors?.[0];
  const message = `“${shown}” is not made as a project, and its tasks come without one: `;
  if (!field)
    return importProblem({
      line,
      column,
      code: 'project_limit',
      values: { name: shown, most: MOST_PROJECTS },
      message: `${message}there are ${MOST_PROJECTS} already.`,
      remedy: 'Delete projects that are not needed any more, and put the tasks into one when they are here.',
    });
  return importProblem({
    line,
    column,
    code: 'project_name',
    values: { name: shown, ...factsOf(field) },
    message: `${message}its name ${field.message}.`,
    remedy:
      'Give it another name there and take the file once more, or put the tasks into a project when they are here.',
  });
}
