type Named = { id: string; version: number };

/** A list with a state in it that is newer than the one it has; one that it does not know comes to the end. */
export function withNewest<T extends Named>(list: readonly T[], state: T): T[] {
  const at = list.findIndex(({ id }) => id === state.id);
  const known = list[at];
  if (!known) return [...list, state];
  return known.version > state.version ? [...list] : list.with(at, state);
}

export function without<T extends Named>(list: readonly T[], id: string): T[] {
  return list.filter((one) => one.id !== id);
}
