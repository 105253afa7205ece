import type { Task } from 'deepiri-sdk';
import { useState } from 'react';
import { useDraft as useKept } from '../../data/drafts.ts';
import { useAddTask } from '../../data/use-add-task.ts';
import { isTooLong } from './line-length.ts';
import { type Range, shiftRanges } from './spans.ts';

export type Draft = { text: string; ignore: Range[] };
const blank: Draft = { text: '', ignore: [] };

/**
 * The line that is being written. When it is refused the text comes back, unless something else has been written meanwhile.
 * @param projectId where a line goes that names no project
 */
export function useDraft(projectId: string | null, onAdded?: (task: Task) => void) {
  const [draft, setDraft] = useKept<Draft>('quick-add', blank);
  const [error, setError] = useState<string | null>(null);
  const add = useAddTask(projectId);

  const send = (line: Draft) => {
    if (line.text.trim() === '') return;
    setError(null);
    const asked = { ...line, createProject: true };
    add(asked, {
      onAdded,
      onRefused: (code) => {
        setError(code);
        setDraft((now) => (now.text === '' ? line : now));
      },
    });
  };
  const tooLong = isTooLong(draft.text);
  /** A line that the platform would not take stays, whole. */
  const submit = () => {
    if (tooLong) return;
    send(draft);
    setDraft(blank);
  };

  return {
    draft,
    error,
    tooLong,
    submit,
    write(value: string) {
      const text = value.replace(/\s*\n\s*/g, ' ');
      setDraft(({ text: before, ignore }) => ({ text, ignore: shiftRanges(ignore, before, text) }));
      setError(null);
    },
    /** Goes on with what was typed before there was a field: what an Enter ended is added, the rest is written. @returns where it goes on */
    goOn(typed: string): number {
      const [first = '', ...more] = typed.split('\n');
      const lines = [{ ...draft, text: draft.text + first }, ...more.map((text) => ({ ...blank, text }))];
      const last = lines.pop() ?? blank;
      for (const line of lines) if (!isTooLong(line.text)) send(line);
      const left = [...lines.filter(({ text }) => isTooLong(text)), last];
      const rest = left.length === 1 ? last : { ...blank, text: left.map(({ text }) => text).join(' ') };
      setDraft(rest);
      return rest.text.length;
    },
    /** These pieces are text again. */
    dismiss(ranges: readonly Range[]) {
      setDraft((now) => ({ ...now, ignore: [...now.ignore, ...ranges.map(({ start, end }) => ({ start, end }))] }));
    },
  };
}
