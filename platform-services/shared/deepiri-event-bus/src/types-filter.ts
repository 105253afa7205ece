/** Tells which event types a subscription asks for: exact names, `prefix.*`, or `*` for all. */
export function typesFilter(types: readonly string[]): (type: string) => boolean {
  if (types.includes('*')) return () => true;
  const exact = new Set(types.filter((type) => !type.endsWith('.*')));
  const prefixes = types.filter((type) => type.endsWith('.*')).map((type) => type.slice(0, -1));
  if (prefixes.length === 0) return (type) => exact.has(type);
  return (type) => exact.has(type) || prefixes.some((prefix) => type.startsWith(prefix));
}
