/** What is too rare for a key is in the palette while it means something, in this order. */
export const keyless = [
  'task-start',
  'task-difficulty',
  'task-kind',
  'task-copy',
  'task-entry',
  'task-whole',
  'task-restore',
  'task-untrash',
  'today-later',
  'today-done',
  'list-group',
  'list-sort',
  'list-columns',
  'view-rename',
  'view-copy',
  'view-revert',
  'view-left',
  'view-right',
  'view-delete',
  'board-leave',
] as const;
export type KeylessId = (typeof keyless)[number];
