import { type Completion, completionsAt } from 'deepiri-contracts/filter';
import { useMemo, useState } from 'react';

/** What can go on at the caret, and which of it is chosen; none until an arrow chooses. */
export function useCompletion(line: string, labels: readonly string[], projects: readonly string[]) {
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(-1);
  const offers = useMemo(
    () => (caret === null ? [] : completionsAt(line, caret, { labels, projects })),
    [line, caret, labels, projects],
  );
  const close = () => {
    setCaret(null);
    setChosen(-1);
  };
  return {
    offers,
    chosen,
    openAt(at: number) {
      setCaret(at);
      setChosen(-1);
    },
    close,
    step(by: 1 | -1) {
      // One place more than there are offers: the line itself.
      const places = offers.length + 1;
      setChosen(((chosen + 1 + by + places) % places) - 1);
    },
  };
}

/** The line after an offer was taken, and where it goes on. */
export function taking(line: string, { insert, start, end }: Completion): { line: string; caret: number } {
  // A word that something must follow is not finished; behind any other a blank begins the next.
  const isFinished = !/[:<>=]$/.test(insert);
  const rest = line.slice(end);
  const gap = isFinished && rest === '' ? ' ' : '';
  return { line: line.slice(0, start) + insert + gap + rest, caret: start + insert.length + gap.length };
}
