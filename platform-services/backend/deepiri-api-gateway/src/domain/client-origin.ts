import type { IncomingHttpHeaders } from 'node:http';

/** Where a request came from: the client's address, and what it asked for. */
export type ClientOrigin = { address: string; proto: string; host: string | undefined };

type Seen = { address: string | undefined; encrypted: boolean; headers: IncomingHttpHeaders };

/**
 * Where a request came from. What `X-Forwarded-*` says is believed only of a proxy that we trust, and of a chain of them only
 * up to the first address that is not one of ours: everything before it can have been made up by the client.
 */
export function clientOrigin(seen: Seen, isTrusted: (address: string) => boolean): ClientOrigin {
  const { headers } = seen;
  const near = plain(seen.address ?? '');
  const origin = { address: near, proto: seen.encrypted ? 'https' : 'http', host: headers.host };
  if (!isTrusted(near)) return origin;
  return {
    address: farthest(near, one(headers['x-forwarded-for']), isTrusted),
    proto: one(headers['x-forwarded-proto']) === 'https' ? 'https' : origin.proto,
    host: one(headers['x-forwarded-host']) ?? origin.host,
  };
}

function farthest(near: string, chain: string | undefined, isTrusted: (address: string) => boolean): string {
  let address = near;
  const hops = chain?.split(',').map((hop) => plain(hop.trim())) ?? [];
  for (let hop = hops.pop(); hop && isTrusted(address); hop = hops.pop()) address = hop;
  return address;
}

// An IPv4 address is written the same, whatever kind of socket it came by.
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/, '');

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);
