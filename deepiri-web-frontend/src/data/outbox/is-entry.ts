import { isForm } from '../shape.ts';
import type { Entry, Intent, Standing } from './entry.ts';

export type Check = (value: unknown) => boolean;

export const isText: Check = (value) => typeof value === 'string';
export const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
export const formOf =
  (fields: Record<string, Check>): Check =>
  (value) =>
    isForm(value) && Object.entries(fields).every(([name, check]) => check(value[name]));
/** One of several kinds, by what its field says. */
const byField =
  (field: string, kinds: Record<string, Check>): Check =>
  (value) => {
    const kind = isForm(value) ? value[field] : undefined;
    return typeof kind === 'string' && Object.hasOwn(kinds, kind) && Boolean(kinds[kind]?.(value));
  };
const isWhole: Check = (value) => Number.isInteger(value);
const isTime: Check = (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value));
const oneOf =
  (...known: readonly unknown[]): Check =>
  (value) =>
    known.includes(value);

const isTask = formOf({
  id: isText,
  title: isText,
  notes: isText,
  status: isText,
  priority: isText,
  labels: listOf(isText),
  blockedBy: listOf(isText),
  createdAt: isText,
  version: isWhole,
});

const ofTask = formOf({ task: isTask });
const isChange = byField('type', {
  ...Object.fromEntries(['complete', 'reopen', 'start', 'skip', 'delete', 'restore'].map((type) => [type, ofTask])),
  update: formOf({ task: isTask, patch: isForm }),
  move: formOf({ task: isTask, to: isForm, from: isForm, position: isText }),
});

const isIntent = byField('kind', {
  change: formOf({ change: isChange }),
  bulk: formOf({ changes: listOf(isChange) }),
  told: formOf({
    does: oneOf('archiveNotification', 'snoozeNotification', 'restoreNotification'),
    title: isText,
    before: listOf(formOf({ id: isText })),
  }),
  add: formOf({ line: formOf({ text: isText }), task: isTask }),
} satisfies Record<Intent['kind'], Check>);

const isStanding = byField('is', {
  waiting: () => true,
  conflict: formOf({ theirs: isTask, fields: listOf(isText) }),
  refused: formOf({ code: isText, detail: isText }),
} satisfies Record<Standing['is'], Check>);

const isWhatAnEntryIs = formOf({
  key: isText,
  at: isTime,
  late: (value) => typeof value === 'boolean',
  intent: isIntent,
  standing: isStanding,
});

/** Whether what was kept is an entry that this build can show and send; another one may have kept something else. */
export const isEntry = (value: unknown): value is Entry => isWhatAnEntryIs(value);
