import type { SignOutReason, User } from 'deepiri-sdk';
import { withoutAside } from './aside.ts';
import { inTab } from './browser-texts.ts';
import { api } from './client.ts';
import { forgetKept, keep, outboxOf, readingOf, readKept } from './local-store.ts';

/** Who was signed in at the last visit. */
const ME = 'me';
/** The platform is given this long to say who is signed in, before the page goes on as who it was. */
const PATIENCE_MS = 700;

/** Whose session this browser has, as the platform wrote beside it. Somebody else may have signed in since the last visit. */
const personNow = (): string | undefined =>
  /(?:^|; )deepiri_person=([^;]+)/.exec(globalThis.document?.cookie ?? '')?.[1];

let asked: Promise<void> | undefined;

/**
 * Takes up the session of an earlier visit, once for all who ask meanwhile. When the platform cannot be asked or takes long,
 * the page goes on as the person of that visit, if the session is still theirs; the first answer confirms or ends that.
 * @throws ProblemResponse when there was no answer and nobody has been here
 */
export const takeUpSession = (): Promise<void> => {
  asked ??= take().finally(() => {
    asked = undefined;
  });
  return asked;
};

async function take(): Promise<void> {
  const kept = readKept<User>(ME);
  // The cookie that the page can read comes and goes with the session. One that is older than that cookie has somebody kept.
  if (personNow() === undefined && !(await kept)) return api.assume(null);
  const goOn = async () => {
    const last = await kept;
    if (last?.id !== personNow()) return undefined;
    if (last) api.assume(last);
    return last;
  };
  if (!navigator.onLine && (await goOn())) return;
  const timer = setTimeout(goOn, PATIENCE_MS);
  try {
    await api.restore();
  } catch (error) {
    if (!(await goOn())) throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Asks who is here, where nobody has; who shows the page hears of it when there is no answer. */
export function begin(): void {
  if (api.session.current.status === 'unknown') takeUpSession().catch(() => undefined);
}

/** Where somebody signs out by themselves, all tabs of the browser hear whose drafts must go. */
const signedOut = new BroadcastChannel('deepiri.signed-out');
signedOut.onmessage = ({ data }: MessageEvent<unknown>) => {
  const here = api.session.current.user;
  if (!here || here.id === data) inTab.clear();
};

/** Remembers who is here, with what they have changed about themselves. */
export const remember = (user: User): void => void keep(ME, user);

/**
 * Nothing is left to read of someone who is signed out. What they did and the platform has not done yet is kept for
 * their return, and so is what they typed here, unless they signed out by themselves.
 */
export async function forget(userId: string, reason: SignOutReason): Promise<void> {
  const byThemselves = reason === 'signed_out';
  if (byThemselves) {
    inTab.clear();
    signedOut.postMessage(userId);
  }
  // In another tab somebody else may have signed in meanwhile.
  const isLast = (await readKept<User>(ME))?.id === userId;
  await forgetKept((kept) => {
    const name = withoutAside(kept);
    return (name === ME && isLast) || name === readingOf(userId) || (byThemselves && name === outboxOf(userId));
  });
}
