/** How many messages a socket may still send, and when that was counted. */
export type Allowance = { readonly left: number; readonly at: number; readonly refused: number };

/** Messages refused in a row after which a socket is closed. */
export const PATIENCE = 100;
/** A socket may send this many seconds' worth of messages at once. */
const BURST_SECONDS = 2;

export function fullAllowance(perSecond: number, now: Date): Allowance {
  return { left: perSecond * BURST_SECONDS, at: now.getTime(), refused: 0 };
}

/** One message comes. `flood`: refused so often that the socket must go. */
export function spend(
  allowance: Allowance,
  perSecond: number,
  now: Date,
): { allowance: Allowance; answer: 'allowed' | 'refused' | 'flood' } {
  const at = now.getTime();
  const earned = ((at - allowance.at) / 1000) * perSecond;
  const left = Math.min(perSecond * BURST_SECONDS, allowance.left + Math.max(0, earned));
  if (left >= 1) return { allowance: { left: left - 1, at, refused: 0 }, answer: 'allowed' };
  const refused = allowance.refused + 1;
  return { allowance: { left, at, refused }, answer: refused > PATIENCE ? 'flood' : 'refused' };
}
