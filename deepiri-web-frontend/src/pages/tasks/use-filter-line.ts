import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { draftOf } from '../../data/drafts.ts';
import { useProjectNames } from '../../data/projects.ts';
import { useMe } from '../../data/session.ts';
import { readLine } from './use-matching.ts';

/** Until then somebody who types has not paused. */
const PAUSE_MS = 250;
/** Half a word is not wrong yet. */
const PATIENCE_MS = 600;

/** The line over this filter that cannot be read yet, and so stands in no address. */
const unreadOf = (me: string) => (applied: string) => draftOf(me, `filter.${applied}`, applied);

/**
 * The line in the filter bar: what is typed, and the address that follows it at each pause, as long as it can be read.
 * What is typed in one go is one step for the back button.
 */
export function useFilterLine(applied: string) {
  const navigate = useNavigate();
  const projects = useProjectNames();
  const unread = unreadOf(useMe().id);
  const [draft, setDraft] = useState(() => unread(applied).read());
  const [shownFor, setShownFor] = useState(applied);
  const known = useRef(applied);
  /** Lines that the address was asked to say and may come to say late, when more has been typed. */
  const asked = useRef<string[]>([]);
  const hasStep = useRef(false);
  useEffect(() => {
    const own = asked.current.lastIndexOf(applied);
    if (own !== -1) asked.current = asked.current.slice(own + 1);
    if (own !== -1 || known.current === applied) return;
    // Back, forward or a link: the address is right.
    known.current = applied;
    hasStep.current = false;
    setDraft(applied);
    setShownFor(applied);
  }, [applied]);

  const apply = (line: string) => {
    const isReadable = readLine(line, projects).error === null;
    unread(known.current).keep(isReadable ? known.current : line);
    if (line === known.current || !isReadable) return;
    known.current = line;
    const filter = line.trim() === '' ? undefined : line;
    asked.current.push(filter ?? '');
    void navigate({ to: '/tasks', search: (now) => ({ ...now, filter }), replace: hasStep.current });
    hasStep.current = true;
  };
  const latest = useRef(apply);
  useEffect(() => {
    latest.current = apply;
  });
  useEffect(() => {
    const timers = [
      window.setTimeout(() => latest.current(draft), PAUSE_MS),
      window.setTimeout(() => setShownFor(draft), PATIENCE_MS),
    ];
    return () => {
      for (const timer of timers) window.clearTimeout(timer);
    };
  }, [draft]);

  const { error } = readLine(draft, projects);
  return {
    draft,
    write: setDraft,
    /** What is wrong with the line, once somebody has had the time to finish it. */
    error: error && shownFor === draft ? error : null,
    /** Whether the line says something as it is. */
    readable: error === null,
    /** Takes the line as it is. */
    submit(line = draft) {
      apply(line);
      setShownFor(line);
      hasStep.current = false;
    },
    /** What is typed from here on is another step. */
    begin() {
      hasStep.current = false;
    },
  };
}
