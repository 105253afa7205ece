let typed = '';

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
