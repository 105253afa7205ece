import { byField, type Check, formOf, isText, isTime, isWhole, listOf, oneOf } from '../checks.ts';
import { isForm } from '../shape.ts';
import type { Entry, Intent, Standing } from './entry.ts';

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
