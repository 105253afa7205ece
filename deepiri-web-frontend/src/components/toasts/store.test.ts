import { beforeEach, expect, it, vi } from 'vitest';
import { amend, dismiss, runLatest, toast } from './store.ts';

beforeEach(() => {
  for (const id of ['moved', 'added']) dismiss(id);
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
