import { useDebouncedCallback } from '@mantine/hooks';
import type { ImportRequest, ImportResult } from 'deepiri-sdk';
import { useRef, useState } from 'react';
import { partsOf } from './archive-parts.ts';
import { sendFile, throwAway, useReadTasksAgain } from './portability.ts';
import { projectOfFile } from './project-of-file.ts';
import { readFile } from './read-file.ts';

/** How long after the last letter the preview is asked for. */
const TYPED_MS = 400;

export type Columns = NonNullable<ImportRequest['columns']>;

/** Where an import is: nothing chosen, being looked at, shown, under way, done, taken back. */
export type ImportState =
  | { at: 'choose'; error?: unknown }
  | { at: 'looking'; name: string }
  | { at: 'shown'; name: string; project: string; told: ImportResult; again: boolean; error?: unknown }
  | { at: 'importing'; name: string; done: number; parts: number }
  | { at: 'done'; name: string; result: ImportResult; undoing: boolean; error?: unknown }
  | { at: 'undone'; count: number; projects: number };

type Chosen = { name: string; parts: readonly string[]; columns: Columns; project: string };

/** How the file is to be read. What is left empty is not asked for. */
function howOf({ parts, columns, project }: Chosen) {
  const into = project.trim();
  return {
    parts,
    ...(Object.keys(columns).length > 0 ? { columns } : {}),
    ...(into === '' ? {} : { project: into }),
  };
}

/** The steps of an import: choose a file, see what it would be, do it, or take it back. */
export function useImport() {
  const [state, setState] = useState<ImportState>({ at: 'choose' });
  const file = useRef<Chosen>({ name: '', parts: [], columns: {}, project: '' });
  const turn = useRef(0);
  const readTasksAgain = useReadTasksAgain();

  /** Only the answer to the newest question counts. */
  async function look(): Promise<void> {
    const mine = ++turn.current;
    const { name, project } = file.current;
    const told = await sendFile({ ...howOf(file.current), dryRun: true });
    if (mine === turn.current) setState({ at: 'shown', name, project, told, again: false });
  }

  /** Which project a file of Todoist holds, only its name says. */
  async function lookFirst(): Promise<void> {
    const mine = ++turn.current;
    const { name } = file.current;
    const told = await sendFile({ ...howOf(file.current), dryRun: true });
    if (mine !== turn.current) return;
    const project = told.source === 'todoist' ? projectOfFile(name) : '';
    if (project === '') return setState({ at: 'shown', name, project, told, again: false });
    file.current = { ...file.current, project };
    await look();
  }

  /** Looks once more, with what is shown still there. */
  async function lookAgain(): Promise<void> {
    const mine = turn.current + 1;
    await look().catch((error) => {
      if (mine === turn.current)
        setState((shown) => (shown.at === 'shown' ? { ...shown, again: false, error } : shown));
    });
  }
  const lookSoon = useDebouncedCallback(() => void lookAgain(), TYPED_MS);

  return {
    state,
    async choose(chosen: File) {
      setState({ at: 'looking', name: chosen.name });
      try {
        file.current = { name: chosen.name, parts: partsOf(await readFile(chosen)), columns: {}, project: '' };
        await lookFirst();
      } catch (error) {
        setState({ at: 'choose', error });
      }
    },
    async setColumns(columns: Columns) {
      if (state.at !== 'shown') return;
      file.current = { ...file.current, columns };
      setState({ ...state, again: true });
      await lookAgain();
    },
    setProject(project: string) {
      if (state.at !== 'shown') return;
      file.current = { ...file.current, project };
      // An answer that is still on its way is to another question.
      turn.current++;
      const { error: _, ...shown } = state;
      setState({ ...shown, project, again: true });
      lookSoon();
    },
    async run() {
      if (state.at !== 'shown') return;
      const { name, parts } = file.current;
      setState({ at: 'importing', name, done: 0, parts: parts.length });
      try {
        const result = await sendFile({
          ...howOf(file.current),
          onPart: (done) => setState({ at: 'importing', name, done, parts: parts.length }),
        });
        setState({ at: 'done', name, result, undoing: false });
      } catch (error) {
        setState({ ...state, error });
      }
      readTasksAgain();
    },
    async undo() {
      if (state.at !== 'done') return;
      setState({ ...state, undoing: true });
      try {
        await throwAway(state.result.taskIds);
        const { taskIds, projects } = state.result;
        const made = projects.filter(({ outcome }) => outcome === 'new').length;
        setState({ at: 'undone', count: taskIds.length, projects: made });
      } catch (error) {
        setState({ ...state, undoing: false, error });
      }
      readTasksAgain();
    },
    reset() {
      lookSoon.cancel();
      turn.current++;
      setState({ at: 'choose' });
    },
  };
}
