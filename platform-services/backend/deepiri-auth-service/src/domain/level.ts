/** The level a user had at an instant, told by engagement. Apart from the account, so that play does not get in the way of edits. */
export type LevelRecord = { id: string; version: number; level: number; at: string };

/** An older message that arrives late changes nothing. */
export function noteLevel(
  known: LevelRecord | undefined,
  told: { userId: string; level: number; at: string },
): LevelRecord {
  const { userId: id, level, at } = told;
  if (!known) return { id, version: 1, level, at };
  return at < known.at || level === known.level ? known : { id, version: known.version + 1, level, at };
}
