import { type Static, Type } from 'typebox';
import { LONGEST_FILTER } from '../filter/parse.ts';
import { defineRoutes } from '../route.ts';
import { LocalDate, pageOf, pageQuery, record } from '../schema.ts';
import { Occurrence, Task } from './tasks.ts';

/** Days that are asked about at once: two months. */
export const OCCURRENCE_DAYS = 62;
/** How many days from now on times are told. */
export const OCCURRENCE_HORIZON = 1_100;

export const RepeatingTask = record('RepeatingTask', {
  task: Task,
  times: Type.Array(Occurrence, { description: 'Times after its own one, at most one for each day' }),
});
export type RepeatingTask = Static<typeof RepeatingTask>;

export const occurrenceRoutes = defineRoutes({
  listOccurrences: {
    tag: 'tasks',
    method: 'GET',
    path: '/api/tasks/occurrences',
    access: 'user',
    summary: `Open tasks that repeat, with the times that they come again from one day to another, at most ${OCCURRENCE_DAYS} days; if each is done on its day, and up to three years ahead`,
    query: Type.Object(
      {
        ...pageQuery,
        from: LocalDate,
        to: LocalDate,
        filter: Type.Optional(
          Type.String({ maxLength: LONGEST_FILTER, description: 'Which tasks; see docs/filters.md' }),
        ),
      },
      { additionalProperties: false },
    ),
    success: { status: 200, body: pageOf('RepeatingTaskPage', RepeatingTask) },
    problems: ['invalid_cursor'],
  },
});
