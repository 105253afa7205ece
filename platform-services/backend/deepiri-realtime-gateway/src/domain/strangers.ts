import { problem } from 'deepiri-contracts';

/** Tokens that one connection may try; a client with a reason to try again has a fresh one the second time. */
export const TRIES = 5;

/** A connection that has not said who it is. */
export type Stranger = {
  /** Counts a token that it shows. @returns whether it is worth looking at */
  mayTry(): boolean;
  /** It has said who it is, or is gone: it does not count any more. */
  leave(): void;
};

/** Counts strangers by the address that they come from; `max` undefined: as many as like. */
export function createStrangers(max: number | undefined) {
  const counts = new Map<string, number>();

  function countDown(address: string) {
    const count = counts.get(address) ?? 0;
    if (count > 1) counts.set(address, count - 1);
    else counts.delete(address);
  }

  return {
    /** @throws ProblemError rate_limited */
    come(address: string): Stranger {
      const count = counts.get(address) ?? 0;
      if (max !== undefined && count >= max) {
        throw problem('rate_limited', `At most ${max} sockets of an address may be open without a token.`, {
          headers: { 'retry-after': '2' },
        });
      }
      counts.set(address, count + 1);
      let tries = 0;
      let here = true;
      return {
        mayTry: () => ++tries <= TRIES,
        leave() {
          if (here) countDown(address);
          here = false;
        },
      };
    },
  };
}

export type Strangers = ReturnType<typeof createStrangers>;
