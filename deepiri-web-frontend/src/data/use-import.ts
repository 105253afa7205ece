import type { ImportRequest, ImportResult } from 'deepiri-sdk';
import { useRef, useState } from 'react';
import { partsOf } from './archive-parts.ts';
import { sendFile, throwAway, useReadTasksAgain } from './portability.ts';
import { readFile } from './read-file.ts';

export type Columns = NonNullable<ImportRequest['columns']>;

/** Where an import is: nothing chosen, being looked at, shown, under way, done, taken back. */
export type ImportState =
  | { at: 'choose'; error?: unknown }
  | { at: 'looking'; name: string }
  | { at: 'shown'; name: string; told: ImportResult; again: boolean; error?: unknown }
  | { at: 'importing'; name: string; done: number; parts: number }
  | { at: 'done'; name: string; result: ImportResult; undoing: boolean; error?: unknown }
  | { at: 'undone'; count: number };

/** The steps of an import: choose a file, see what it would be, do it, or take it back. */
export function useImport() {
  const [state, setState] = useState<ImportState>({ at: 'choose' });
  const file = useRef<{ name: string; parts: readonly string[]; columns: Columns }>({
    name: '',
    parts: [],
    columns: {},
  });
  const turn = useRef(0);
  const readTasksAgain = useReadTasksAgain();

  /** Only the answer to the newest question counts. */
  async function look(): Promise<void> {
    const mine = ++turn.current;
    const { name, parts, columns } = file.current;
    const told = await sendFile({ parts, dryRun: true, ...(Object.keys(columns).length > 0 ? { columns } : {}) });
    if (mine === turn.current) setState({ at: 'shown', name, told, again: false });
  }

  return {
    state,
    async choose(chosen: File) {
      setState({ at: 'looking', name: chosen.name });
      try {
        file.current = { name: chosen.name, parts: partsOf(await readFile(chosen)), columns: {} };
        await look();
      } catch (error) {
        setState({ at: 'choose', error });
      }
    },
    async setColumns(columns: Columns) {
      if (state.at !== 'shown') return;
      file.current = { ...file.current, columns };
      setState({ ...state, again: true });
      await look().catch((error) => setState({ ...state, again: false, error }));
    },
    async run() {
      if (state.at !== 'shown') return;
      const { name, parts, columns } = file.current;
      setState({ at: 'importing', name, done: 0, parts: parts.length });
      try {
        const result = await sendFile({
          parts,
          ...(Object.keys(columns).length > 0 ? { columns } : {}),
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
        setState({ at: 'undone', count: state.result.taskIds.length });
      } catch (error) {
        setState({ ...state, undoing: false, error });
      }
      readTasksAgain();
    },
    reset: () => setState({ at: 'choose' }),
  };
}
