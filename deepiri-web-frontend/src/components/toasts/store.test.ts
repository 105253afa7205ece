import { beforeEach, expect, it, vi } from 'vitest';
import { amend, currentToasts, dismiss, runLatest, shownOf, tellPaid, toast } from './store.ts';

const ids = [
  'moved',
  'added',
  'update',
  'badge:a',
  'badge:b',
  'level',
  'taken-back',
  ...['news', 'undo'].flatMap((name) => [1, 2, 3, 4].map((n) => `${name}-${n}`)),
];
const shown = () => shownOf(currentToasts()).map(({ toast }) => toast.id);
const undo = { label: 'Undo', run: () => {} };

beforeEach(() => {
  for (const id of ids) dismiss(id);
});

it('no more than two are shown: the newest, and of those before it the newest of what stays longest', () => {
  for (const at of [1, 2, 3, 4]) toast({ id: `news-${at}`, text: `News ${at}` });
  expect(shown()).toEqual(['news-3', 'news-4']);
  toast({ id: 'undo-1', text: 'Moved', action: undo });
  toast({ id: 'update', text: 'There is a new version', lasting: true, action: { ...undo, leads: true } });
  expect(shown()).toEqual(['undo-1', 'update']);
  toast({ id: 'news-1', text: 'It could not be saved', tone: 'bad' });
  expect(shown()).toEqual(['undo-1', 'news-1']);
  dismiss('undo-1');
  expect(shown()).toEqual(['update', 'news-1']);
});

it('what says the same of another thing is one, with the number of those behind it', () => {
  for (const at of [1, 2, 3]) toast({ id: `undo-${at}`, text: 'Done:', strong: `Task ${at}`, action: undo });
  toast({ id: 'news-1', text: 'News' });
  expect(shownOf(currentToasts()).map(({ toast, more }) => [toast.id, more])).toEqual([
    ['undo-3', 2],
    ['news-1', 0],
  ]);
  dismiss('undo-3');
  expect(shown()).toEqual(['undo-2', 'news-1']);
});

it('what finished tasks paid is told as a sum, of one toast and of those that are shown as one, each once', () => {
  toast({ id: 'undo-1', text: 'Done:', strong: 'Task 1', paid: { a: 0 } });
  toast({ id: 'undo-2', text: 'Done:', strong: 'Task 2', paid: { b: 0 } });
  toast({ id: 'undo-3', text: '3 tasks done', paid: { c: 0, d: 0, e: 0 } });
  for (const [task, amount] of Object.entries({ a: 10, b: 5, c: 20, d: 4, other: 100 })) tellPaid(task, amount);
  tellPaid('c', 20);
  expect(shownOf(currentToasts()).map(({ toast, xp }) => [toast.id, xp])).toEqual([
    ['undo-2', 15],
    ['undo-3', 24],
  ]);
});

it('what was reached is not pushed away by news, and never one with another', () => {
  toast({ id: 'badge:a', text: 'Badge earned', celebrates: 'badge' });
  toast({ id: 'news-1', text: 'News 1' });
  toast({ id: 'news-2', text: 'News 2' });
  expect(shown()).toEqual(['badge:a', 'news-2']);
  toast({ id: 'badge:b', text: 'Badge earned', celebrates: 'badge' });
  expect(shown()).toEqual(['badge:a', 'badge:b']);
});

it('a level is told before the badges that come with it, beside what can be taken back', () => {
  toast({ id: 'undo-1', text: '6 tasks done', action: undo });
  toast({ id: 'level', text: 'A new level', celebrates: 'level' });
  toast({ id: 'badge:a', text: 'Badge earned', celebrates: 'badge' });
  expect(shown()).toEqual(['undo-1', 'level']);
  dismiss('undo-1');
  expect(shown()).toEqual(['level', 'badge:a']);
});

it('what has no room can be taken back all the same, each in its turn', () => {
  const back: number[] = [];
  for (const at of [1, 2, 3, 4])
    toast({ id: `undo-${at}`, text: `Moved ${at}`, action: { label: 'Undo', run: () => back.push(at) } });
  for (const at of [1, 2, 3]) toast({ id: `news-${at}`, text: 'News' });
  while (runLatest());
  expect(back).toEqual([4, 3, 2, 1]);
});

it('undo takes back the newest thing that can be taken back, and goes nowhere instead', () => {
  const [undo, open] = [vi.fn(), vi.fn()];
  toast({ id: 'moved', text: 'Moved', action: { label: 'Undo', run: undo } });
  toast({ id: 'added', text: 'Added', action: { label: 'Open', run: open, leads: true } });
  expect(runLatest()).toBe(true);
  expect(undo).toHaveBeenCalledOnce();
  expect(runLatest()).toBe(false);
  expect(open).not.toHaveBeenCalled();
});

it('what the page tells by itself is taken back one by one, in its turn, and pushes nothing away', () => {
  const back: string[] = [];
  toast({ id: 'moved', text: 'Moved', action: { label: 'Undo', run: () => back.push('moved') } });
  for (const name of ['a', 'b', 'c', 'd'])
    toast({ id: `local-${name}`, text: '', silent: true, undo: () => back.push(name) });
  toast({ id: 'done', text: 'Done', action: { label: 'Undo', run: () => back.push('done') } });
  const open = vi.fn();
  amend('local-d', { id: 'added-d', silent: false, action: { label: 'Open', run: open, leads: true } });
  while (runLatest());
  expect(back).toEqual(['done', 'd', 'c', 'b', 'a', 'moved']);
  expect(open).not.toHaveBeenCalled();
});

it('what was taken back goes, and what that was is told, unless taking it back tells of itself', () => {
  const news = () => currentToasts().map(({ text, strong, takenBack }) => [text, strong, takenBack]);
  toast({ id: 'moved', text: 'Moved to On hold:', strong: 'Task 1', action: undo });
  runLatest();
  expect(news()).toEqual([['Moved to On hold', 'Task 1', true]]);
  toast({ id: 'undo-1', text: '6 tasks done', action: undo });
  runLatest();
  expect(news()).toEqual([['6 tasks done', undefined, true]]);
  dismiss('taken-back');
  const tell = () => toast({ id: 'news-1', text: 'In the trash:', strong: 'Task 1' });
  toast({ id: 'added', text: 'Added:', strong: 'Task 1', undo: tell });
  runLatest();
  expect(news()).toEqual([['In the trash:', 'Task 1', undefined]]);
});

it('what was taken back is not told any more', () => {
  toast({ id: 'added', text: '', silent: true, undo: vi.fn() });
  expect(runLatest()).toBe(true);
  amend('added', { text: 'Added', silent: false });
  expect(runLatest()).toBe(false);
});
