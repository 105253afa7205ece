import { type Static, Type } from 'typebox';
import { Facts, nullable, oneOf, record } from '../schema.ts';

/**
 * What can be wrong with a row or a record of a file that is imported. `text` in the values is what stands there; a
 * `fieldCode` says more of what is not valid, with its own values beside it.
 */
export const importProblemCodes = [
  'no_title',
  'not_a_status',
  'not_a_priority',
  'not_a_difficulty',
  'not_a_kind',
  'not_labels',
  'not_an_instant',
  'not_a_day',
  'not_minutes',
  'not_a_repetition',
  'not_a_todoist_date',
  'rewards',
  'repeats_by_hours',
  'labels_cut',
  'project_name',
  'project_limit',
  'project_missing',
  'repeated_id',
  'misplaced',
  'waits_in_circle',
  'field_not_valid',
  'record_not_valid',
  'task_not_valid',
] as const;
export type ImportProblemCode = (typeof importProblemCodes)[number];

/** Why a file is `unreadable_file` as a whole: the `reason` of the problem, with `values`. */
export const unreadableReasons = [
  'json_broken',
  'json_unknown',
  'json_too_deep',
  'not_an_archive',
  'archive_too_new',
  'archive_broken',
  'not_vikunja',
  'not_habitica',
  'not_todoist',
  'no_rows',
  'too_many_rows',
  'too_many_tasks',
  'too_many_columns',
  'quote_not_closed',
  'row_too_long',
  'table_broken',
] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];

export const ImportProblem = record('ImportProblem', {
  line: nullable(Type.Integer({ minimum: 1 })),
  column: nullable(Type.String({ description: 'Name of the column or field' })),
  code: oneOf(importProblemCodes, { description: 'What is wrong, for an app that says it in its own words' }),
  values: Facts,
  message: Type.String(),
  remedy: Type.String(),
  effect: oneOf(['row_left_out', 'field_left_out']),
});
export type ImportProblem = Static<typeof ImportProblem>;
