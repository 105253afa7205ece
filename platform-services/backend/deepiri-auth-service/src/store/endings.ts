import type { EventLog } from 'deepiri-stores';

/** The longest life of an access token, and as much again as clocks may differ. */
const TOKENS_MS = 20 * 60_000;
const PAGE = 500;
const PAGES = 4;
const ENDING_TYPES = new Set(['session.ended', 'user.deleted']);

type Endings = { items: string[]; position: number; more: boolean };

/**
 * What has ended after a position in the log: sessions, personal access tokens and users, by id. Without a position, what
 * ended so recently that a token may still say otherwise. The log holds an ending from the write on that made it.
 */
export async function endingsAfter(log: EventLog, after: number | undefined, now: Date): Promise<Endings> {
  let position = after ?? (await positionBefore(log, new Date(now.getTime() - TOKENS_MS)));
  const items: string[] = [];
  for (let pages = 1; ; pages++) {
    const page = await log.read(position, PAGE);
    items.push(...page.filter(({ type }) => ENDING_TYPES.has(type)).map(({ subject }) => subject));
    position = page.at(-1)?.position ?? position;
    const more = page.length === PAGE;
    if (!more || pages === PAGES) return { items, position, more };
  }
}

/** A position that all events after `time` come after. The log has no index by time, but its times grow with it. */
async function positionBefore(log: EventLog, time: Date): Promise<number> {
  const at = time.toISOString();
  const isBefore = async (position: number) => {
    const [next] = await log.read(position, 1);
    return next !== undefined && next.time < at;
  };
  if (!(await isBefore(0))) return 0;
  let high = 1;
  while (await isBefore(high)) high *= 2;
  let low = 0;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (await isBefore(middle)) low = middle;
    else high = middle;
  }
  return high;
}
