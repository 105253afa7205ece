type Placed = { position: number };

/** Where a view stands when it is moved one place on: between the next two, or beyond the last. Null at the end. */
export function positionBeside<T extends Placed>(views: readonly T[], view: T, step: 1 | -1): number | null {
  const at = views.indexOf(view);
  const over = views[at + step];
  if (!over) return null;
  const beyond = views[at + 2 * step];
  return beyond ? (over.position + beyond.position) / 2 : over.position + step;
}
