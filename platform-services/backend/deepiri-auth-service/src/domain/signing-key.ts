/** The private half is needed to sign and never leaves the service. */
export type PrivateJwk = { kty: string; crv: string; x: string; d: string };

/** One Ed25519 key pair for access tokens. It is published an hour before it signs, so that every verifier knows it by then. */
export type KeyRecord = {
  id: string;
  version: number;
  kid: string;
  jwk: PrivateJwk;
  createdAt: string;
  signsFrom: string;
};

const LEAD_SECONDS = 3600;
/** Longer than any token that the key has signed can live. */
const AFTERLIFE_SECONDS = 3600;

/** The newest key whose time has come; with none, the oldest. */
export function signingKey(keys: readonly KeyRecord[], now: Date): KeyRecord | undefined {
  const ordered = bySignsFrom(keys);
  return ordered.findLast((key) => key.signsFrom <= now.toISOString()) ?? ordered[0];
}

/** Keys that sign, will sign, or whose tokens may still be alive. */
export function publishedKeys(keys: readonly KeyRecord[], now: Date): KeyRecord[] {
  const ordered = bySignsFrom(keys);
  return ordered.filter((_, index) => {
    const successor = ordered[index + 1];
    return !successor || now.getTime() < Date.parse(successor.signsFrom) + AFTERLIFE_SECONDS * 1000;
  });
}

/** @param days how long a key signs */
export function isRotationDue(keys: readonly KeyRecord[], days: number, now: Date): boolean {
  const newest = bySignsFrom(keys).at(-1);
  return !newest || now.getTime() >= Date.parse(newest.signsFrom) + days * 86_400_000 - LEAD_SECONDS * 1000;
}

/** The first key signs at once; a later one after everybody has had time to see it. */
export function nextKey(keys: readonly KeyRecord[], made: { kid: string; jwk: PrivateJwk }, now: Date): KeyRecord {
  const number = keys.length + 1;
  const signsFrom = new Date(now.getTime() + (number === 1 ? 0 : LEAD_SECONDS * 1000)).toISOString();
  return { id: `key_${String(number).padStart(6, '0')}`, version: 1, ...made, createdAt: now.toISOString(), signsFrom };
}

function bySignsFrom(keys: readonly KeyRecord[]): KeyRecord[] {
  return keys.toSorted((a, b) =>
    a.signsFrom < b.signsFrom ? -1 : a.signsFrom > b.signsFrom ? 1 : a.id < b.id ? -1 : 1,
  );
}
