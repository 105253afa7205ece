/** What tasks are called by the platform, by the names that they had before it had heard of them. */
const names = new Map<string, string>();

export const nameMade = (local: string, made: string): void => void names.set(local, made);

/** The id of a task now: it may have been made since. */
export const nowCalled = (id: string): string => names.get(id) ?? id;
