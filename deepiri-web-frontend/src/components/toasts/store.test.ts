import { beforeEach, expect, it, vi } from 'vitest';
import { dismiss, runLatest, toast } from './store.ts';

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
