import { taskDifficulties, taskKinds, taskPriorities, taskStatuses } from '../task-words.ts';
import type { ChoiceField, DateField, FieldName, FilterProblem, FlagName, MinutesField } from './ast.ts';
import { nearest } from './nearest.ts';

/** The values of a field that has few, in their order, and words that stand for several. */
export type Choices = {
  values: readonly string[];
  ordered: boolean;
  words?: Readonly<Record<string, readonly string[]>>;
};

export const choices: Readonly<Record<ChoiceField, Choices>> = {
  status: {
    values: taskStatuses,
    ordered: false,
    words: { open: ['todo', 'in_progress', 'blocked'], closed: ['done', 'cancelled'] },
  },
  priority: { values: taskPriorities, ordered: true },
  difficulty: { values: taskDifficulties, ordered: true },
  kind: { values: taskKinds, ordered: false },
};

export const dateFields: readonly DateField[] = ['due', 'scheduled', 'created', 'updated', 'completed'];
export const minutesFields: readonly MinutesField[] = ['estimate', 'spent'];
export const flags: readonly FlagName[] = ['blocked', 'overdue', 'recurring', 'subtask'];

/** All fields, in the order in which they are offered. */
export const fieldNames: readonly FieldName[] = [
  'status',
  'label',
  'priority',
  'due',
  'project',
  'scheduled',
  'estimate',
  'spent',
  'difficulty',
  'kind',
  'parent',
  'completed',
  'created',
  'updated',
];

/** What is said of a name that is no field: the one that was meant, where one is near. */
export function noField(name: string): Omit<FilterProblem, 'start' | 'end'> {
  const near = nearest(name, fieldNames);
  const meant = near ? `. Did you mean ${near}?` : '.';
  return {
    code: 'no_field',
    values: { name, ...(near ? { near } : {}) },
    message: `there is no field ${name}${meant} Put it in quotation marks to search for it`,
  };
}

/** Fields that are never empty, so that `none` and `any` mean nothing there. */
const alwaysSet: readonly FieldName[] = ['status', 'difficulty', 'kind', 'created', 'updated'];

export function canBeEmpty(field: FieldName): boolean {
  return !alwaysSet.includes(field);
}

export function isChoice(field: FieldName): field is ChoiceField {
  return field in choices;
}

export function isDate(field: FieldName): field is DateField {
  return (dateFields as readonly string[]).includes(field);
}

export function isMinutes(field: FieldName): field is MinutesField {
  return (minutesFields as readonly string[]).includes(field);
}
