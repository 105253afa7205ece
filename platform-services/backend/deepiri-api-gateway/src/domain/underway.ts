/** Counts what is under way at once for each person or address. */
export type Underway = {
  /** Counts one more, unless there is no room for it. */
  enter(who: string): boolean;
  /** One that was let in is over. */
  leave(who: string): void;
};

export function createUnderway(max: number): Underway {
  const counts = new Map<string, number>();
  return {
    enter(who) {
      const count = counts.get(who) ?? 0;
      if (count >= max) return false;
      counts.set(who, count + 1);
      return true;
    },
    leave(who) {
      const count = counts.get(who) ?? 0;
      if (count > 1) counts.set(who, count - 1);
      else counts.delete(who);
    },
  };
}
