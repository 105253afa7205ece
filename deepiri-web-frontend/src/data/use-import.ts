import { useDebouncedCallback } from '@mantine/hooks';
import type { ImportRequest, ImportSource } from 'deepiri-sdk';
import { useRef, useState } from 'react';
import { partsOf } from './archive-parts.ts';
import { type Part, sendFiles, type ToldImport, throwAway, useReadTasksAgain } from './portability.ts';
import { projectOfFile } from './project-of-file.ts';
import { LONGEST, readFiles, WrongFile } from './read-file.ts';

/** How long after the last letter the preview is asked for. */
const TYPED_MS = 400;

export type Columns = NonNullable<ImportRequest['columns']>;

/** Where an import is: nothing chosen, being looked at, shown, under way, done, taken back. `files` counts those that hold tables. */
export type ImportState =
  | { at: 'choose'; error?: unknown }
  | { at: 'looking'; name: string }
  | { at: 'shown'; name: string; files: number; project: string; told: ToldImport; again: boolean; error?: unknown }
  | { at: 'importing'; done: number; parts: number }
  | { at: 'done'; result: ToldImport; undoing: boolean; error?: unknown }
  | { at: 'undone'; count: number; projects: number };

type Chosen = { name: string; files: number; parts: readonly Part[]; columns: Columns; project: string };

const nothing: Chosen = { name: '', files: 0, parts: [], columns: {}, project: '' };

/** How the files are to be read. What is left empty is not asked for. */
function howOf({ parts, columns, project }: Chosen) {
  const into = project.trim();
  return {
    parts,
    ...(Object.keys(columns).length > 0 ? { columns } : {}),
    ...(into === '' ? {} : { project: into }),
  };
}

async function chosenOf(files: readonly File[]): Promise<Chosen> {
  const texts = await readFiles(files);
  const parts = texts.flatMap(({ name, text }) => partsOf(text).map((content) => ({ content, file: name })));
  const tooLong = parts.find(({ content }) => content.length > LONGEST);
  if (tooLong) throw new WrongFile('tooLong', tooLong.file);
  return { ...nothing, name: files.map(({ name }) => name).join(', '), files: texts.length, parts };
}

/** Each file of Todoist with the project that it holds, which only its name says; a single one can still be put elsewhere. */
function placed(chosen: Chosen, sources: readonly ImportSource[]): Chosen {
  const projectOf = ({ file }: Part, at: number) => (sources[at] === 'todoist' ? projectOfFile(file) : '');
  if (chosen.files === 1) return { ...chosen, project: projectOf(chosen.parts[0]!, 0) };
  const parts = chosen.parts.map((part, at) => {
    const project = projectOf(part, at);
    return project === '' ? part : { ...part, project };
  });
  return { ...chosen, parts };
}

/** The steps of an import: choose a file, see what it would be, do it, or take it back. */
export function useImport() {
  const [state, setState] = useState<ImportState>({ at: 'choose' });
  const file = useRef(nothing);
  const turn = useRef(0);
  const readTasksAgain = useReadTasksAgain();

  /** Only the answer to the newest question counts. */
  async function look(): Promise<void> {
    const mine = ++turn.current;
    const { name, files, project } = file.current;
    const told = await sendFiles({ ...howOf(file.current), dryRun: true });
    if (mine === turn.current) setState({ at: 'shown', name, files, project, told, again: false });
  }

  async function lookFirst(): Promise<void> {
    const mine = ++turn.current;
    const { name, files } = file.current;
    const sources: ImportSource[] = [];
    const onPart = (_: number, { source }: { source: ImportSource }) => sources.push(source);
    const told = await sendFiles({ ...howOf(file.current), dryRun: true, onPart });
    if (mine !== turn.current) return;
    if (!sources.includes('todoist')) return setState({ at: 'shown', name, files, project: '', told, again: false });
    file.current = placed(file.current, sources);
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
    async choose(chosen: readonly File[]) {
      setState({ at: 'looking', name: chosen.map(({ name }) => name).join(', ') });
      try {
        file.current = await chosenOf(chosen);
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
      const { parts } = file.current;
      setState({ at: 'importing', done: 0, parts: parts.length });
      try {
        const result = await sendFiles({
          ...howOf(file.current),
          onPart: (done) => setState({ at: 'importing', done, parts: parts.length }),
        });
        setState({ at: 'done', result, undoing: false });
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
