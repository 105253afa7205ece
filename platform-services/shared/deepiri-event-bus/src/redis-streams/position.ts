// Where an event stands on the bus: `<milliseconds>-<number>`, as Redis counts the entries of a stream.

/** Before everything. */
export const START = '0-0';

/** Negative when `a` comes before `b`. */
export function comparePositions(a: string, b: string): number {
  const [one, other] = [parts(a), parts(b)];
  return one.milliseconds - other.milliseconds || one.number - other.number;
}

/** The first position after a position. */
export function successor(position: string): string {
  const { milliseconds, number } = parts(position);
  return `${milliseconds}-${number + 1}`;
}

function parts(position: string): { milliseconds: number; number: number } {
  const dash = position.indexOf('-');
  return { milliseconds: Number(position.slice(0, dash)), number: Number(position.slice(dash + 1)) };
}
