/** A binary heap: the least entry comes first. */
export function createHeap<T>(isLess: (a: T, b: T) => boolean) {
  const entries: T[] = [];

  function swap(a: number, b: number) {
    const kept = entries[a]!;
    entries[a] = entries[b]!;
    entries[b] = kept;
  }

  function siftDown() {
    let at = 0;
    for (;;) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < entries.length && isLess(entries[child]!, entries[least]!)) least = child;
      }
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  }

  return {
    get size() {
      return entries.length;
    },
    push(entry: T) {
      let at = entries.push(entry) - 1;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!isLess(entries[at]!, entries[parent]!)) return;
        swap(at, parent);
        at = parent;
      }
    },
    pop(): T | undefined {
      const first = entries[0];
      const last = entries.pop();
      if (entries.length > 0) {
        entries[0] = last!;
        siftDown();
      }
      return first;
    },
  };
}
