import { beforeEach, expect, it, vi } from 'vitest';
import { dismiss, runLatest, toast } from './store.ts';

beforeEach(() => {
  for (const id of ['moved', 'added']) dismiss(id);
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
