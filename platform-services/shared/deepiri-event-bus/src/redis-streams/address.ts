export type Address = { url: string; prefix: string };

/**
 * Reads `redis[s]://[user:password@]host[:port][/database][?prefix=…]`. The prefix (default `deepiri`) lets several
 * platforms share a database.
 * @throws Error that tells what is wrong, and nothing of the URL
 */
export function readAddress(text: string): Address {
  const url = URL.parse(text);
  if (!url?.hostname) throw new Error('The event bus needs a host, such as redis://localhost:6379');
  if (!/^(\/\d*)?$/.test(url.pathname)) throw new Error('The event bus takes a database by its number, such as /1');
  const { prefix = 'deepiri', ...others } = Object.fromEntries(url.searchParams);
  if (!/^[\w.:-]+$/.test(prefix)) throw new Error('The prefix of the event bus has letters, digits and . : _ - only');
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new Error(`The event bus knows no parameter "${unknown}"; it knows prefix`);
  url.search = '';
  return { url: url.href, prefix };
}
