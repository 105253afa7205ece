/** A condition on tasks, as read from a line such as `status:open due<7d (label:work or priority>=high) not blocked`. */
export type Filter = { kind: 'all' | 'any'; of: Filter[] } | { kind: 'not'; of: Filter } | Term;

export type Term =
  | { kind: 'choice'; field: ChoiceField; values: string[] }
  | { kind: 'label'; values: string[] }
  | { kind: 'id'; field: 'project' | 'parent'; values: string[] }
  | { kind: 'date'; field: DateField; op: Comparison; day: Day }
  | { kind: 'minutes'; field: MinutesField; op: Comparison; minutes: number }
  | { kind: 'presence'; field: FieldName; present: boolean }
  | { kind: 'flag'; flag: FlagName }
  | { kind: 'text'; text: string };

export type ChoiceField = 'status' | 'priority' | 'difficulty' | 'kind';
export type DateField = 'due' | 'scheduled' | 'created' | 'updated' | 'completed';
export type MinutesField = 'estimate' | 'spent';
export type FieldName = ChoiceField | DateField | MinutesField | 'label' | 'project' | 'parent';
export type FlagName = 'blocked' | 'overdue' | 'recurring' | 'subtask';
export type Comparison = '=' | '<' | '<=' | '>' | '>=';

/** A local day: by date, or counted from today. */
export type Day = { date: string } | { fromToday: number };

/** Everything that can be wrong with a filter. Codes are stable, so that an app can say it in its own words. */
export const filterProblemCodes = [
  'too_long',
  'not_closed',
  'closes_nothing',
  'quote_not_closed',
  'condition_missing',
  'condition_missing_after',
  'name_missing',
  'value_missing',
  'one_value',
  'no_field',
  'no_order',
  'no_project',
  'not_a_choice',
  'not_a_day',
  'not_a_duration',
] as const;
export type FilterProblemCode = (typeof filterProblemCodes)[number];

/** What is wrong with a filter, and where: `[start, end)` in UTF-16 code units. `values` are the words in the message. */
export type FilterProblem = {
  code: FilterProblemCode;
  values?: Readonly<Record<string, string | number>>;
  message: string;
  start: number;
  end: number;
};

/** Thrown by `parseFilter`. */
export class FilterError extends Error {
  readonly code: FilterProblemCode;
  readonly values: Readonly<Record<string, string | number>>;
  readonly start: number;
  readonly end: number;

  constructor({ code, values = {}, message, start, end }: FilterProblem) {
    super(message);
    this.code = code;
    this.values = values;
    this.name = 'FilterError';
    this.start = start;
    this.end = end;
  }
}

/** Projects by their `nameKey`: what a filter may call by name. */
export type ProjectNames = ReadonlyMap<string, string>;
