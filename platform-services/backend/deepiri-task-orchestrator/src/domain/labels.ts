/** Labels that are told; a person who has more finds a task by its text. */
const TOLD = 1_000;

/** Labels with the number of tasks that carry them, most used first. */
export async function countLabels(
  tasks: AsyncIterable<{ labels: readonly string[] }> | Iterable<{ labels: readonly string[] }>,
): Promise<{ label: string; count: number }[]> {
  const counts = new Map<string, number>();
  for await (const { labels } of tasks) for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts]
    .map(([label, count]) => ({ label, count }))
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1))
    .slice(0, TOLD);
}
