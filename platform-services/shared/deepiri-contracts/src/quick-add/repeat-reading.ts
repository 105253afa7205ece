import type { PartOfDay } from './times.ts';

/** Something that comes again: an RFC 5545 rule, the weekdays it names (1 Monday … 7 Sunday) and the part of the day. */
export type RepeatReading = {
  length: number;
  rule: string;
  weekdays: readonly number[];
  /** So many times in each window: on no day of its own. */
  windowed?: boolean;
  part?: PartOfDay;
  /** Of a monthly rule: the day of the month, -1 for the last one. */
  monthDay?: number;
  /** Of a monthly rule on a weekday: which of them, -1 for the last one. */
  nth?: number;
};
