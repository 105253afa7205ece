import { beforeEach, expect, it, vi } from 'vitest';
import { amend, dismiss, hasToast, runLatest, toast } from './store.ts';

const ids = [
  'moved',
  'added',
  'update',
  ...['news', 'undo'].flatMap((name) => [1, 2, 3, 4].map((n) => `${name}-${n}`)),
];
const shown = () => ids.filter(hasToast);
const undo = { label: 'Undo', run: () => {} };

beforeEach(() => {
  for (const id of ids) dismiss(id);
});

it('no more than three are there: the oldest news goes first', () => {
  for (const at of [1, 2, 3, 4]) toast({ id: `news-${at}`, text: 'News' });
  expect(shown()).toEqual(['news-2', 'news-3', 'news-4']);
  toast({ id: 'undo-1', text: 'Moved', action: undo });
  toast({ id: 'undo-2', text: 'Moved', action: undo });
  expect(shown()).toEqual(['news-4', 'undo-1', 'undo-2']);
});

it('what waits to be taken stays longer than news, and what can be taken back stays longest', () => {
  toast({ id: 'undo-1', text: 'Moved', action: undo });
  toast({ id: 'update', text: 'There is a new version', lasting: true, action: { ...undo, leads: true } });
  toast({ id: 'news-1', text: 'News' });
  toast({ id: 'news-2', text: 'News' });
  expect(shown()).toEqual(['update', 'news-2', 'undo-1']);
  for (const at of [2, 3, 4]) toast({ id: `undo-${at}`, text: 'Moved', action: undo });
  expect(shown()).toEqual(['undo-2', 'undo-3', 'undo-4']);
});

it('what comes is always shown, also where all others can be taken back', () => {
  for (const at of [1, 2, 3]) toast({ id: `undo-${at}`, text: 'Moved', action: undo });
  toast({ id: 'news-1', text: 'It could not be saved', tone: 'bad' });
  expect(shown()).toEqual(['news-1', 'undo-2', 'undo-3']);
});

it('what can be taken back stays when more comes than fits', () => {
  const undo = vi.fn();
  toast({ id: 'moved', text: 'Moved', action: { label: 'Undo', run: undo } });
  for (const at of [1, 2, 3]) toast({ id: `news-${at}`, text: 'News' });
  expect(runLatest()).toBe(true);
  expect(undo).toHaveBeenCalledOnce();
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

it('what was taken back is not told any more', () => {
  toast({ id: 'added', text: '', silent: true, undo: vi.fn() });
  expect(runLatest()).toBe(true);
  amend('added', { text: 'Added', silent: false });
  expect(runLatest()).toBe(false);
});
