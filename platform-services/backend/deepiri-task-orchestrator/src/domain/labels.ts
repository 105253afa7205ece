/** Labels with the number of tasks that carry them, most used first. */
export function countLabels(tasks: Iterable<{ labels: readonly string[] }>): { label: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { labels } of tasks) for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts]
    .map(([label, count]) => ({ label, count }))
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
}
