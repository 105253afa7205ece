/** How to open an adapter, by the scheme of its URL. Each imports its adapter only when it is asked for. */
export type Adapters<T> = Readonly<Record<string, (url: string) => Promise<T>>>;

/** Opens the adapter that the URL's scheme names. @throws Error that tells the known schemes, and of the URL only its scheme */
export function openByScheme<T>(port: string, url: string, adapters: Adapters<T>): Promise<T> {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  const open = scheme !== undefined && Object.hasOwn(adapters, scheme) ? adapters[scheme] : undefined;
  if (open) return open(url);
  const known = Object.keys(adapters)
    .map((name) => `${name}:`)
    .join(', ');
  const given = scheme === undefined ? 'a value without a scheme' : `${scheme}:`;
  const error = new Error(`${port} cannot be opened from ${given}; known schemes are ${known}`);
  return Promise.reject(Object.assign(error, { code: 'ERR_UNKNOWN_SCHEME' }));
}
