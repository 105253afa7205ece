export type Address = {
  /** For the driver. */
  url: string;
  /** Host and port, for messages. */
  host: string;
  /** What all keys begin with. */
  prefix: string;
};

/**
 * Reads `redis[s]://[user:password@]host[:port][/database][?prefix=…]`. The prefix (default `deepiri`) lets several
 * platforms share a database.
 * @throws Error that tells what is wrong, and no credentials
 */
export function readAddress(text: string, store: string): Address {
  const url = URL.parse(text);
  if (!url?.hostname) throw wrong(`${store} need a host, such as redis://localhost:6379`);
  if (!/^(\/\d*)?$/.test(url.pathname)) throw wrong(`${store} take a database by its number, such as /1`);
  const { prefix = 'deepiri', ...others } = Object.fromEntries(url.searchParams);
  if (!/^[\w.:-]+$/.test(prefix)) throw wrong(`the prefix of ${store} has letters, digits and . : _ - only`);
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw wrong(`${store} know no parameter "${unknown}" of redis, only prefix`);
  url.search = '';
  return { url: url.href, host: url.host, prefix };
}

const wrong = (message: string) => Object.assign(new Error(message), { code: 'ERR_STORE_ADDRESS' });
