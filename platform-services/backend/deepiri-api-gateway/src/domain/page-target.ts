/** The target of a request such that it can be decoded: what an address says that no page has, the web app tells itself. */
export function pageTarget(target: string): string {
  if (!target.includes('%') || target.startsWith('/api/') || target.startsWith('/assets/')) return target;
  try {
    decodeURIComponent(target.split('?')[0]!);
    return target;
  } catch {
    return target.replaceAll('%', '%25');
  }
}
