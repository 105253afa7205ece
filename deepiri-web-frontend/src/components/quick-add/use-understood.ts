import type { Understood } from 'deepiri-contracts/quick-add';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useProjects } from '../../data/projects.ts';
import { understood, useReader } from '../../data/reader.ts';
import { weekStartOf } from '../../data/repeat.ts';
import { useMe } from '../../data/session.ts';
import type { Language } from '../../text/languages.ts';
import { useFormat } from '../../text/use-format.ts';
import { useNow } from '../use-now.ts';
import type { Draft } from './use-draft.ts';

/** What a line means while it is being written; undefined where nobody can read it. */
export function useUnderstood({ text, ignore }: Draft): Understood | undefined {
  const reader = useReader();
  const { timeZone, dayStartsAt } = useMe();
  const weekStart = weekStartOf(useFormat().firstDay);
  const language = useTranslation().i18n.language as Language;
  const projects = useProjects().data;
  const moment = useNow();
  // biome-ignore lint/correctness/useExhaustiveDependencies: “in 20 minutes” is another time when some have gone by
  return useMemo(() => {
    const line = { text, ignore, createProject: true, timeZone, dayStartsAt, weekStart, language };
    return reader && understood(reader, line, new Date(), projects);
  }, [reader, text, ignore, timeZone, dayStartsAt, weekStart, language, projects, moment]);
}
