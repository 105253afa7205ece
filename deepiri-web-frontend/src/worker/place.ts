/** Paths that are the platform's own, also when a person types them. */
const PLATFORM = /^\/(api|socket\.io|\.well-known|health|ready|metrics)(\/|$)/;

export type Asked = { method: string; mode: string; url: string };

/**
 * Where an answer comes from: the page of the app, one of its files, or the platform, whose answers are never kept.
 * @param files paths of the app
 */
export function placeOf(
  { method, mode, url }: Asked,
  origin: string,
  files: readonly string[],
): 'page' | 'file' | 'platform' {
  const { origin: of, pathname } = new URL(url);
  if (method !== 'GET' || of !== origin || PLATFORM.test(pathname)) return 'platform';
  if (files.includes(pathname) || pathname.startsWith('/assets/')) return 'file';
  return mode === 'navigate' ? 'page' : 'platform';
}
