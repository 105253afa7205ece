import type { ServerResponse } from 'node:http';
import type { HeaderList } from '../domain/hop-by-hop.ts';

/** Puts headers on an answer that is still to be written. */
export function putHeaders(response: ServerResponse, headers: Readonly<HeaderList>) {
  for (let at = 0; at < headers.length; at += 2) response.setHeader(headers[at]!, headers[at + 1]!);
}
