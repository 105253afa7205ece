import type { IncomingHttpHeaders } from 'node:http';

/** Largest answer that is kept for those who asked the same. */
const LARGEST_SHARED_BYTES = 262_144;

/** Headers that make an answer depend on more than what the key holds, or that ask for one of their own. */
const OWN = [
  ...['range', 'if-range', 'if-match', 'if-modified-since', 'if-unmodified-since', 'cookie', 'cache-control', 'pragma'],
  ...['prefer', 'content-length', 'transfer-encoding'],
];

type Asked = { method?: string | undefined; url?: string | undefined; headers: IncomingHttpHeaders };

/** What makes two requests the same question of the same caller; undefined when an answer is for one request only. */
export function sharingKey({ method, url, headers }: Asked): string | undefined {
  if (method !== 'GET' || headers.authorization === undefined) return undefined;
  if (OWN.some((name) => headers[name] !== undefined)) return undefined;
  const { authorization, accept = '', 'accept-encoding': encoding = '', 'if-none-match': known = '' } = headers;
  return [url, authorization, accept, encoding, headers['accept-language'] ?? '', known].join('\n');
}

/** Whether an answer may go to all who asked the same: it is a good one, of a known and small size, and sets nothing. */
export function isShareable(status: number, headers: Readonly<Record<string, unknown>>): boolean {
  if (headers['set-cookie'] !== undefined) return false;
  return status === 304 || (status === 200 && Number(headers['content-length']) <= LARGEST_SHARED_BYTES);
}
