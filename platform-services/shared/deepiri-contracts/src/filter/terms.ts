import { nameKey } from '../words.ts';
import type { Comparison, Day, FieldName, FlagName, ProjectNames, Term } from './ast.ts';
import { FilterError, type FilterProblem } from './ast.ts';
import { canBeEmpty, choices, fieldNames, flags, isChoice, isDate, isMinutes, noField } from './fields.ts';
import type { Token, Value } from './tokens.ts';

type TermToken = Extract<Token, { kind: 'term' }>;

/** @throws FilterError */
export function termOf(token: TermToken, projects?: ProjectNames): Term {
  const field = fieldOf(token.field);
  const presence = presenceOf(token, field);
  if (presence) return presence;
  if (isChoice(field)) return { kind: 'choice', field, values: chosen(token, field) };
  if (isDate(field)) return { kind: 'date', field, op: comparisonOf(token), day: dayOf(single(token)) };
  if (isMinutes(field)) return { kind: 'minutes', field, op: comparisonOf(token), minutes: minutesOf(single(token)) };
  if (comparisonOf(token) !== '=') throw unordered(token, field, 'name');
  if (field === 'label') return { kind: 'label', values: token.values.map(({ text }) => text.toLowerCase()) };
  return {
    kind: 'id',
    field,
    values: token.values.map((value) => (field === 'project' && projects ? projectOf(value, projects) : value.text)),
  };
}

const PROJECT_ID = /^prj_[0-9a-f-]{36}$/;

/** Whether a value of `project:` is an id, and not a name. */
export function isProjectId(text: string): boolean {
  return PROJECT_ID.test(text);
}

function projectOf(value: Value, projects: ProjectNames): string {
  const id = isProjectId(value.text) ? value.text : projects.get(nameKey(value.text));
  if (id !== undefined) return id;
  throw wrong(value, {
    code: 'no_project',
    values: { name: value.text },
    message: `there is no project “${value.text}”; write names with blanks in quotation marks`,
  });
}

/** A bare word: a flag such as `blocked`, or text to look for. */
export function wordOf({ value }: Extract<Token, { kind: 'word' }>): Term {
  const flag = value.quoted ? undefined : flags.find((name) => name === value.text.toLowerCase());
  return flag ? { kind: 'flag', flag: flag as FlagName } : { kind: 'text', text: value.text };
}

function fieldOf(name: TermToken['field']): FieldName {
  const field = fieldNames.find((each) => each === name.text);
  if (field) return field;
  throw wrong(name, noField(name.text));
}

function presenceOf({ values, operator }: TermToken, field: FieldName): Term | undefined {
  const [value] = values;
  const word = value?.quoted === false ? value.text.toLowerCase() : '';
  if (word !== 'any' && word !== 'none') return undefined;
  const isPriority = field === 'priority' && word === 'none';
  if (isPriority || values.length > 1 || !canBeEmpty(field) || (operator !== ':' && operator !== '=')) return undefined;
  return { kind: 'presence', field, present: word === 'any' };
}

function chosen(token: TermToken, field: keyof typeof choices): string[] {
  const { values, ordered, words } = choices[field];
  const op = comparisonOf(token);
  if (op !== '=' && !ordered) throw unordered(token, field, values[0]!);
  const named = (op === '=' ? token.values : [single(token)]).flatMap((value): readonly string[] => {
    const text = value.text.toLowerCase();
    const several = words && Object.hasOwn(words, text) ? words[text] : undefined;
    const found = several ?? (values.includes(text) ? [text] : undefined);
    if (found) return found;
    const all = [...Object.keys(words ?? {}), ...values].join(', ');
    throw wrong(value, { code: 'not_a_choice', values: { field, all }, message: `${field} can be ${all}` });
  });
  if (op === '=') return [...new Set(named)];
  const at = values.indexOf(named[0]!);
  return values.filter((_, index) => isRight(op, index - at));
}

/** Whether a difference to what is asked for fulfils the comparison. */
export function isRight(op: Comparison, difference: number): boolean {
  if (op === '=') return difference === 0;
  if (op.endsWith('=') && difference === 0) return true;
  return op.startsWith('<') ? difference < 0 : difference > 0;
}

const DAYS = new Map([
  ['today', 0],
  ['tomorrow', 1],
  ['yesterday', -1],
]);
const AHEAD = /^([+-]?\d{1,4})([dw])$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

function dayOf(value: Value): Day {
  const text = value.text.toLowerCase();
  const named = DAYS.get(text);
  if (named !== undefined) return { fromToday: named };
  const [, count, unit] = AHEAD.exec(text) ?? [];
  if (count) return { fromToday: Number(count) * (unit === 'w' ? 7 : 1) };
  if (DATE.test(text) && isDay(text)) return { date: text };
  const message = 'a day is today, tomorrow, yesterday, 7d, -2w or a date such as 2026-11-24';
  throw wrong(value, { code: 'not_a_day', message });
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

const DURATION = /^(?:(\d{1,4})h)?(?:(\d{1,5})m?)?$/i;

function minutesOf(value: Value): number {
  const [, hours, minutes] = DURATION.exec(value.text) ?? [];
  if (hours || minutes) return Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  throw wrong(value, { code: 'not_a_duration', message: 'a duration is written 45m, 2h or 1h30m' });
}

function comparisonOf({ operator }: TermToken): Comparison {
  return operator === ':' ? '=' : operator;
}

function single({ field, values }: TermToken): Value {
  if (values.length === 1) return values[0]!;
  throw wrong(
    { start: values[1]!.start, end: values.at(-1)!.end },
    {
      code: 'one_value',
      values: { field: field.text },
      message: `${field.text} takes one value here; join two terms by or`,
    },
  );
}

function unordered(token: TermToken, field: FieldName, value: string): FilterError {
  const example = `${field}:${value}`;
  const message = `${field} has no order; write ${example}`;
  return wrong(token.field, { code: 'no_order', values: { field, example }, message });
}

function wrong(
  { start, end }: { start: number; end: number },
  what: Pick<FilterProblem, 'code' | 'values' | 'message'>,
): FilterError {
  return new FilterError({ ...what, start, end });
}
