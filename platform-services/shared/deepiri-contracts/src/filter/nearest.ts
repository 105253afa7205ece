/** How many letters have to be changed, added, left out or swapped with the next one to make one word of another. */
function distance(from: string, to: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: to.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= from.length; row++) {
    const now = [row];
    for (let at = 1; at <= to.length; at++) {
      const differs = Number(from[row - 1] !== to[at - 1]);
      const isSwapped = row > 1 && at > 1 && from[row - 1] === to[at - 2] && from[row - 2] === to[at - 1];
      const ways = [(last[at] ?? 0) + 1, (now[at - 1] ?? 0) + 1, (last[at - 1] ?? 0) + differs];
      if (isSwapped) ways.push((before[at - 2] ?? 0) + 1);
      now.push(Math.min(...ways));
    }
    [before, last] = [last, now];
  }
  return last[to.length] ?? 0;
}

/** The known word that was meant, where one is near: it begins so, or no more than a third of it is otherwise. */
export function nearest<T extends string>(word: string, known: readonly T[]): T | undefined {
  const written = word.toLowerCase();
  const most = Math.max(1, Math.floor(written.length / 3));
  const near = known
    .map((name) => ({ name, far: distance(written, name) }))
    .filter(({ name, far }) => far <= most || (written.length > 1 && name.startsWith(written)));
  return near.toSorted((a, b) => a.far - b.far)[0]?.name;
}
