import type { Aggregate, SeriesQuery } from '../port.ts';
import { identifier, literal, measurementOf } from './text.ts';
import type { Run } from './windows.ts';

type Asked = Omit<SeriesQuery, 'from' | 'to'>;

function condition({ tags }: Asked, from: number, to: number): string {
  const equal = Object.entries(tags).map(([name, value]) => ` AND ${identifier(name)}::tag = ${literal(value)}`);
  return `WHERE time >= ${from}ms AND time < ${to}ms${equal.join('')}`;
}

const source = (service: string, { series }: Asked) => `FROM "${measurementOf(service, series)}"`;

/** Raw values of a field. @param from milliseconds since 1970 */
export function selectValues(service: string, asked: Asked, from: number, to: number): string {
  return `SELECT ${identifier(asked.field)}::field ${source(service, asked)} ${condition(asked, from, to)}`;
}

/** One value for each window of a run that is not empty, with the time at which the window begins. */
export function selectWindows(service: string, asked: Asked, aggregate: Aggregate, run: Run): string {
  const { start, length, count } = run;
  const from = `SELECT ${aggregate}(${identifier(asked.field)}::field) ${source(service, asked)}`;
  const where = condition(asked, start, start + length * count);
  if (count === 1) return `${from} ${where}`;
  // Windows of the server begin at multiples of their length since 1970, moved by this much.
  const moved = ((start % length) + length) % length;
  return `${from} ${where} GROUP BY time(${length}ms, ${moved}ms) fill(none)`;
}
