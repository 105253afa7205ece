import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { QuickSpan } from 'deepiri-sdk';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../data/client.ts';
import { readingOf } from '../../data/outbox/entry.ts';
import { weekStartOf } from '../../data/repeat.ts';
import { useMe } from '../../data/session.ts';
import type { Language } from '../../text/languages.ts';
import { useFormat } from '../../text/use-format.ts';
import { useSettled } from '../use-settled.ts';
import { fitting, type Range, type ReadPiece } from './spans.ts';

export type Understanding = { spans: QuickSpan[]; passedOver: ReadPiece[] };

/** What the platform understands of a text while it is being written. */
export function useUnderstood(text: string, ignore: readonly Range[]): Understanding {
  const { timeZone, dayStartsAt } = useMe();
  const weekStart = weekStartOf(useFormat().firstDay);
  const language = useTranslation().i18n.language as Language;
  const settled = useSettled(text);
  const ranges = ignore.map(({ start, end }) => ({ start, end }));
  const line = { text: settled, createProject: true, timeZone, dayStartsAt, weekStart, language, ignore: ranges };
  const { data } = useQuery({
    queryKey: readingOf(line),
    queryFn: ({ signal }) =>
      api.call('parseQuickAdd', {
        body: line,
        signal,
        deadlineMs: 4_000,
      }),
    enabled: settled.trim() !== '',
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });
  return useMemo(
    () => ({
      spans: fitting(data?.spans ?? [], text).filter(
        (span) => !ignore.some((range) => range.start === span.start && range.end === span.end),
      ),
      passedOver: fitting(data?.passedOver ?? [], text),
    }),
    [data, text, ignore],
  );
}
