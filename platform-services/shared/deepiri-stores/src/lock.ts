/**
 * Claims embedded stores for one host, because two hosts on one folder would take each other's events.
 * Stores that are servers need no claim: many processes share them.
 * @returns the way to give the claim back
 * @throws Error in words for the operator when another process has claimed them
 */
export async function claimStores(url: string): Promise<() => void> {
  if (!url.startsWith('sqlite:')) return () => {};
  const { lockFolder } = await import('./sqlite/folder-lock.ts');
  return lockFolder(url);
}
