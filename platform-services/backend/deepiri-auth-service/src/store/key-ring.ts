import type { PublicKey } from 'deepiri-contracts';
import { type Collection, StaleVersion } from 'deepiri-stores';
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose';
import {
  isRotationDue,
  type KeyRecord,
  nextKey,
  type PrivateJwk,
  publishedKeys,
  signingKey,
} from '../domain/signing-key.ts';

export const SIGNING_ALGORITHM = 'EdDSA';

type Key = Pick<KeyRecord, 'kid' | 'jwk'>;

/** The keys that access tokens are signed with. */
export type KeyRing = {
  signing(now: Date): Promise<{ kid: string; key: CryptoKey }>;
  published(now: Date): PublicKey[];
  /** Reads what other processes have added, and makes the next key when it is time. */
  renew(now: Date): Promise<void>;
};

/** A ring of keys from the settings: the first signs, all are published, none are made. */
export async function createGivenRing(given: readonly PrivateJwk[]): Promise<KeyRing> {
  const keys = await Promise.all(given.map(async (jwk) => ({ kid: await calculateJwkThumbprint(jwk), jwk })));
  const open = createOpener();
  return { signing: () => open(keys[0]!), published: () => keys.map(publicHalf), renew: async () => {} };
}

/** A ring that the service keeps itself. @param days how long a key signs before the next one is made */
export async function openStoredRing(collection: Collection<KeyRecord>, days: number, now: Date): Promise<KeyRing> {
  const open = createOpener();
  let keys: KeyRecord[] = [];

  async function renew(at: Date) {
    keys = await stored(collection);
    if (!isRotationDue(keys, days, at)) return;
    try {
      await collection.save(nextKey(keys, await makeKey(), at));
    } catch (error) {
      // Another process made the key of this number at the same moment: its key is as good.
      if (!(error instanceof StaleVersion)) throw error;
    }
    keys = await stored(collection);
  }

  await renew(now);
  return {
    renew,
    signing: (at) => open(signingKey(keys, at)!),
    published: (at) => publishedKeys(keys, at).map(publicHalf),
  };
}

async function stored(collection: Collection<KeyRecord>): Promise<KeyRecord[]> {
  return (await collection.find({ where: {}, limit: 1000 })).items;
}

async function makeKey(): Promise<Key> {
  const { privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { crv: 'Ed25519', extractable: true });
  const { kty, crv, x, d } = await exportJWK(privateKey);
  const jwk = { kty, crv, x, d } as PrivateJwk;
  return { kid: await calculateJwkThumbprint(jwk), jwk };
}

/** Turns a stored key into one to sign with, once per key. */
function createOpener() {
  const opened = new Map<string, Promise<CryptoKey>>();
  return async ({ kid, jwk }: Key) => {
    const key = opened.get(kid) ?? (importJWK({ ...jwk }, SIGNING_ALGORITHM) as Promise<CryptoKey>);
    opened.set(kid, key);
    return { kid, key: await key };
  };
}

function publicHalf({ kid, jwk }: Key): PublicKey {
  return { kty: jwk.kty, crv: jwk.crv, x: jwk.x, kid, alg: SIGNING_ALGORITHM, use: 'sig' };
}
