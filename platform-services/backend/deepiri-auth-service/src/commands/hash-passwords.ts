import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { problem } from 'deepiri-contracts';

/** OWASP's second recommendation for argon2id (the library's default kind): 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const MAX_WAITING = 1000;

export type Passwords = {
  hash(password: string): Promise<string>;
  /** Takes the same time without a stored hash, so that the answer does not tell whether there is an account. */
  matches(storedHash: string | undefined, password: string): Promise<boolean>;
};

/**
 * Hashes and checks passwords, never more than `atOnce` at a time, so that a burst cannot eat the memory and the processor.
 * @throws ProblemError unavailable from its functions when too many wait already
 */
export async function createPasswords(atOnce: number): Promise<Passwords> {
  const inTurn = createTurns(atOnce);
  const nobody = await hash(randomBytes(32).toString('hex'), cost);
  return {
    hash: (password) => inTurn(() => hash(normalized(password), cost)),
    matches: async (storedHash, password) => {
      const equal = await inTurn(() => verify(storedHash ?? nobody, normalized(password)));
      return equal && storedHash !== undefined;
    },
  };
}

// The same password typed on another keyboard may come composed differently.
function normalized(password: string): string {
  return password.normalize('NFKC');
}

function createTurns(size: number) {
  let free = size;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free--;
    else if (waiting.length < MAX_WAITING) await new Promise<void>((resolve) => waiting.push(resolve));
    else throw tooBusy();
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}

function tooBusy() {
  return problem('unavailable', 'Too many people are signing in at this moment. Try again in a few seconds.', {
    headers: { 'retry-after': '5' },
  });
}
