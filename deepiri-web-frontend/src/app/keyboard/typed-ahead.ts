let typed = '';

/** The id of the field that has the focus until the one that was asked for is there. */
export const AHEAD = 'typing-ahead';

/** Keeps what is typed between the key that asks for a field and the field, which may still have to be fetched. */
export function keepTyped(text: string): void {
  typed = text;
}

/** What was typed for a field before it was there: its own from here on. */
export function takeTyped(): string {
  const text = typed;
  typed = '';
  return text;
}

/** Gives the focus to a room that has come, unless something in it has it already or is waited for. */
export function focusRoom(room: HTMLElement | null): void {
  const { activeElement } = document;
  if (activeElement?.id !== AHEAD && !room?.contains(activeElement)) room?.focus({ preventScroll: true });
}

/** As a ref: takes the focus as soon as it is there. A pop-up notes first where that was, and gives it back there. */
export function focusNow(field: HTMLElement | null): void {
  queueMicrotask(() => field?.focus({ preventScroll: true }));
}
