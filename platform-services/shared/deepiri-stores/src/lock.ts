/**
 * Claims the embedded stores of one service for this process, because two processes with the files of one service would
 * take each other's events. Other services may keep their files in the same folder. Stores that are servers need no claim:
 * many processes share them.
 * @returns the way to give the claim back
 * @throws Error in words for the operator, with the code ERR_STORES_CLAIMED, when another process has claimed them
 */
export async function claimStores(url: string, { service }: { service: string }): Promise<() => void> {
  if (!url.startsWith('sqlite:')) return () => {};
  const { lockService } = await import('./sqlite/service-lock.ts');
  return lockService(url, service);
}
