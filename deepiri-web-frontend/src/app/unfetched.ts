/** Errors of code that could not be fetched, as when the network or the platform is away. */
const unfetched = new WeakSet<object>();

export const isUnfetched = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && unfetched.has(error);

/** A sheet of styles that could not be fetched would count as there when its code is asked for again. */
function forgetSheet(url: string): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'))
    if (url.endsWith(link.href)) link.remove();
}

/** Notes each error of this kind from now on. */
export function noteUnfetched(): void {
  window.addEventListener('vite:preloadError', ({ payload }) => {
    unfetched.add(payload);
    forgetSheet(payload.message);
    // At the words that browsers have for it the router loads the page anew, and what is only in memory would be lost.
    payload.message = `Not fetched: ${payload.message}`;
  });
}
