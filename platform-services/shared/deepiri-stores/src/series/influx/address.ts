const DEFAULT_DATABASE = 'deepiri';

export type InfluxAddress = {
  /** What paths of the API are put behind. */
  base: string;
  database: string;
  authorization: { authorization?: string };
  /** For people: the store and the host, no credentials. */
  place: string;
};

/**
 * Reads `http[s]://[user:password@]host[:port][/prefix][/database][?token=…][&db=…]`.
 * @throws Error that tells what is wrong, and no credentials
 */
export function readInfluxAddress(text: string): InfluxAddress {
  const url = URL.parse(text);
  if (!url) throw wrong('series need a host, such as http://localhost:8086/deepiri');
  const path = url.pathname.split('/').filter((part) => part !== '');
  const named = url.searchParams.get('db');
  const database = named ?? decode(path.pop() ?? DEFAULT_DATABASE);
  const token = url.searchParams.get('token');
  const [user, password] = [decode(url.username), decode(url.password)];
  const basic = user && `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const shown = token ? `Token ${token}` : basic;
  return {
    base: [url.origin, ...path].join('/'),
    database,
    authorization: shown ? { authorization: shown } : {},
    place: `series: influxdb at ${url.host}`,
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw wrong('the address of series holds a % that is not the start of a character');
  }
}

const wrong = (message: string) => Object.assign(new Error(message), { code: 'ERR_STORE_ADDRESS' });
