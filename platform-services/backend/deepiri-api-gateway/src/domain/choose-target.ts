/** An instance of a service, as far as the choice matters. */
export type Candidate = { readonly mark: string; readonly healthy: boolean };

/**
 * Which instance takes a request: the one that a session belongs to, else each healthy one in turn.
 * @param turn counts requests
 * @returns undefined when the session's instance is unknown, or none is healthy
 */
export function chooseTarget<T extends Candidate>(targets: readonly T[], url: string, turn: number): T | undefined {
  const mark = markOf(url);
  if (mark !== undefined) return targets.find((target) => target.mark === mark);
  for (let step = 0; step < targets.length; step++) {
    const target = targets[(turn + step) % targets.length]!;
    if (target.healthy) return target;
  }
  return undefined;
}

/**
 * The mark of an instance in the id of a socket's session: a session is held by one instance, so what comes with its id
 * goes there. The gateway gives the mark with the request that opens the session, so nobody has to remember it.
 */
export function markOf(url: string): string | undefined {
  return /[?&]sid=[\w-]*\.([\w-]+)/.exec(url)?.[1];
}
