/** The address of a page such that it can be decoded: that there is no such page, the web app tells itself. */
export function pageTarget(target: string): string {
  if (!target.includes('%') || target.startsWith('/api/') || target.startsWith('/assets/')) return target;
  try {
    decodeURIComponent(target.split('?')[0]!);
    return target;
  } catch {
    // Two slashes at its beginning would lead to another host.
    return target.replace(/^[/\\]+/, '/').replaceAll('%', '%25');
  }
}
