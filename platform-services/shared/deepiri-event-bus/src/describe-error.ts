const LONGEST_TEXT = 2_000;

/** What went wrong and why, in one text: the error and the causes behind it. */
export function describeError(error: unknown): string {
  const texts: string[] = [];
  let current = error;
  while (current !== undefined && current !== null && texts.length < 5) {
    texts.push(current instanceof Error ? `${current.name}: ${current.message}` : String(current));
    current = current instanceof Error ? current.cause : undefined;
  }
  return texts.join('; caused by ').slice(0, LONGEST_TEXT) || 'unknown error';
}
