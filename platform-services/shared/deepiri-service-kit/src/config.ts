/** The environment as a plain record, so that nothing but a start file reads `process.env`. */
export type Env = Readonly<Record<string, string | undefined>>;

/** A setting is wrong or missing. The message names it; a start file prints it and exits. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/** One setting: its text in the environment becomes a value. */
export type Setting<T> = {
  readonly about: string;
  readonly fallback: string | undefined;
  readonly read: (text: string) => T;
};

/** @param about one line for the README's table @param fallback text used when the variable is not set; undefined: required */
export function text(about: string, fallback?: string): Setting<string> {
  return { about, fallback, read: (value) => value };
}

export function integer(
  about: string,
  fallback: number,
  { min = 0, max = Number.MAX_SAFE_INTEGER } = {},
): Setting<number> {
  return {
    about,
    fallback: String(fallback),
    read(value) {
      const number = Number(value);
      if (!/^-?\d+$/.test(value) || number < min || number > max)
        throw new SettingError(`must be a whole number from ${min} to ${max}`);
      return number;
    },
  };
}

export function choice<const T extends readonly string[]>(
  about: string,
  values: T,
  fallback: T[number],
): Setting<T[number]> {
  return {
    about,
    fallback,
    read(value) {
      if (!values.includes(value)) throw new SettingError(`must be one of ${values.join(', ')}`);
      return value;
    },
  };
}

export function list(about: string, fallback = ''): Setting<string[]> {
  return {
    about,
    fallback,
    read: (value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
  };
}

/** Where something answers: an http(s) URL, without a slash at its end. An empty text stays empty where it is the fallback. */
export function address(about: string, fallback?: string): Setting<string> {
  return { about, fallback, read: (value) => (value === '' && fallback === '' ? '' : readAddress(value)) };
}

/** Where the instances of something answer: http(s) URLs, separated by commas. */
export function addresses(about: string, fallback?: string): Setting<string[]> {
  const parts = list(about, fallback);
  return {
    about,
    fallback,
    read(value) {
      const urls = parts.read(value).map(readAddress);
      if (urls.length === 0 && fallback !== '') throw new SettingError('must name at least one http:// address');
      return urls;
    },
  };
}

function readAddress(value: string): string {
  const url = URL.parse(value);
  const isPlain = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash;
  if (!isPlain) throw new SettingError('must be an address such as http://127.0.0.1:5001');
  return url.origin;
}

type Values<T> = { [K in keyof T]: T[K] extends Setting<infer V> ? V : never };

/**
 * Reads settings from an environment. The keys of `table` are the names of the variables.
 * @throws SettingError naming the variable and what it must be
 */
export function settings<T extends Record<string, Setting<unknown>>>(env: Env, table: T): Values<T> {
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(table)) {
    const value = env[name] ?? setting.fallback;
    if (value === undefined) throw new SettingError(`${name} is not set: ${setting.about}`);
    try {
      values[name] = setting.read(value);
    } catch (error) {
      throw new SettingError(
        `${name}=${JSON.stringify(value)} ${error instanceof Error ? error.message : 'is not valid'}`,
      );
    }
  }
  return values as Values<T>;
}
