/** Where each store can be, by the scheme of its URL. */
const schemes = {
  documents: ['sqlite', 'mongodb', 'mongodb+srv'],
  rankings: ['sqlite', 'redis', 'rediss'],
  series: ['sqlite', 'http', 'https'],
  streams: ['sqlite', 'redis', 'rediss'],
  cache: ['memory', 'redis', 'rediss'],
} as const;

export type StoreKind = keyof typeof schemes;
export type SchemeOf<K extends StoreKind> = (typeof schemes)[K][number];

/** How to open an adapter, by the scheme of its URL. Each imports its adapter only when it is asked for. */
export type Adapters<K extends StoreKind, T> = Readonly<Record<SchemeOf<K>, (url: string) => Promise<T>>>;

/** Opens the adapter that the URL's scheme names. @throws Error that tells the known schemes, and of the URL only its scheme */
export async function openByScheme<K extends StoreKind, T>(
  store: K,
  url: string,
  adapters: Adapters<K, T>,
): Promise<T> {
  return adapters[schemeOf(store, url)](url);
}

/** @throws Error that tells the known schemes, and of the URL only its scheme */
export function schemeOf<K extends StoreKind>(store: K, url: string): SchemeOf<K> {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  const known: readonly string[] = schemes[store];
  if (scheme !== undefined && known.includes(scheme)) return scheme as SchemeOf<K>;
  const given = scheme === undefined ? 'a value without a scheme' : `${scheme}:`;
  const list = known.map((name) => `${name}:`).join(', ');
  const error = new Error(`${store} cannot be opened from ${given}; known schemes are ${list}`);
  throw Object.assign(error, { code: 'ERR_UNKNOWN_SCHEME' });
}
