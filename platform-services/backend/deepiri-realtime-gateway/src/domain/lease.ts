import { TOKEN_GRACE_SECONDS } from 'deepiri-contracts';

export type LeaseState = 'good' | 'expired' | 'over';

/** When a socket whose token expires then is closed unless it shows another. */
export function closesAt(expiresAt: Date): Date {
  return new Date(expiresAt.getTime() + TOKEN_GRACE_SECONDS * 1000);
}

/** Whether the token of a socket is good, must be renewed now, or was not renewed in time. */
export function leaseState(expiresAt: Date, now: Date): LeaseState {
  if (now < expiresAt) return 'good';
  return now < closesAt(expiresAt) ? 'expired' : 'over';
}
