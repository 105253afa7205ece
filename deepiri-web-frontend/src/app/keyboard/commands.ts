import { useEffect, useRef } from 'react';
import type { CommandId } from './bindings.ts';

/** Answers false when it has nothing to do here, so that one further out may. */
type Handler = () => unknown;

/** Where a handler lives. What lies on top is asked first, whichever came to the screen first. */
export const layers = { frame: 0, page: 1, panel: 2 } as const;
type Layer = keyof typeof layers;
type Taker = { layer: Layer; run: Handler };

const takers = new Map<CommandId, Taker[]>();

/** What opens something in a task: it waits for one that is on its way to the screen. */
const AWAITED = /^task-(notes|due|spent|labels|subtask|repeat|project|wait|comment)$/;
let wanted: CommandId | undefined;

/** Whether the page is on its way to a task that is not in its room yet. */
function isTaskComing(): boolean {
  const [, id] = /^\/tasks\/([^/]+)/.exec(window.location.pathname) ?? [];
  return id !== undefined && document.querySelector<HTMLElement>('[data-task-room]')?.dataset['taskRoom'] !== id;
}

/** Nothing is waited for any more. */
export function wantNothing(): void {
  wanted = undefined;
}

/** Runs the topmost handler that takes the command; answers whether one did. */
export function runCommand(id: CommandId): boolean {
  const known = (takers.get(id) ?? []).toSorted((a, b) => layers[b.layer] - layers[a.layer]);
  if (AWAITED.test(id) && isTaskComing()) {
    wanted = id;
    return runCommand('task-ahead');
  }
  return known.some(({ run }) => run() !== false);
}

/** Whether the command means something right now. */
export function hasCommand(id: CommandId): boolean {
  return (takers.get(id) ?? []).length > 0;
}

/** Takes a command while the component is on the screen. @param handler false while it means nothing here */
export function useCommand(id: CommandId, handler: Handler | false, layer: Layer = 'page'): void {
  const latest = useRef<Handler>(() => false);
  const isOn = handler !== false;
  useEffect(() => {
    if (handler) latest.current = handler;
  });
  useEffect(() => {
    if (!isOn) return;
    const taker: Taker = { layer, run: () => latest.current() };
    takers.set(id, [...(takers.get(id) ?? []), taker]);
    if (id === wanted && layer === 'panel' && taker.run() !== false) wantNothing();
    return () => {
      takers.set(
        id,
        (takers.get(id) ?? []).filter((other) => other !== taker),
      );
    };
  }, [id, layer, isOn]);
}
