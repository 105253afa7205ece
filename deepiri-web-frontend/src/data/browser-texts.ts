/** Texts that a browser keeps. Where it refuses, for it is full or keeps nothing of sites, they last as long as the page. */
function textsIn(place: () => Storage) {
  const meanwhile = new Map<string, string>();
  return {
    get(name: string): string | null {
      try {
        return meanwhile.get(name) ?? place().getItem(name);
      } catch {
        return meanwhile.get(name) ?? null;
      }
    },
    set(name: string, text: string): void {
      try {
        place().setItem(name, text);
        meanwhile.delete(name);
      } catch {
        meanwhile.set(name, text);
      }
    },
    drop(name: string): void {
      meanwhile.delete(name);
      try {
        place().removeItem(name);
      } catch {
        // It never had it.
      }
    },
    /** Whether some of them last only as long as the page. */
    isOnlyHere: (): boolean => meanwhile.size > 0,
    clear(): void {
      meanwhile.clear();
      try {
        place().clear();
      } catch {
        // It never had anything.
      }
    },
  };
}

/** What is kept for this browser. */
export const inBrowser = textsIn(() => localStorage);
/** What is kept for this tab, over a reload. */
export const inTab = textsIn(() => sessionStorage);
