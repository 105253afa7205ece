import type { Point } from './port.ts';

/** The point as it is now, whatever the caller does with it later. @throws TypeError when a time or value is no number */
export function copyOf(point: Point): Point {
  if (Number.isNaN(point.time.getTime())) throw new TypeError(`a point of ${point.series} has no valid time`);
  for (const [field, value] of Object.entries(point.fields)) {
    if (!Number.isFinite(value)) throw new TypeError(`${point.series}.${field} is not a finite number`);
  }
  return { series: point.series, tags: { ...point.tags }, time: new Date(point.time), fields: { ...point.fields } };
}
