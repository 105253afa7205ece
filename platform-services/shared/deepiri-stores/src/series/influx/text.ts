import type { Point } from '../port.ts';

// What neither line protocol nor InfluxQL can carry safely: control characters would end a line, a backslash or a quote
// would end a text. They are written as in a URL, so nothing that a caller names can become a part of the language.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
const UNSAFE = /[\u0000-\u001f\u007f%\\"']/g;

/** A name or tag value as the server knows it. The empty text, which it cannot have, is a lone %. */
function word(text: string): string {
  if (text === '') return '%';
  return text.replaceAll(UNSAFE, (found) => `%${found.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** A measurement of a service. */
export function measurementOf(service: string, series: string): string {
  return word(`${service}.${series}`);
}

const escaped = (text: string) => word(text).replaceAll(/[,= ]/g, '\\$&');

/** The points in line protocol, with times in milliseconds. A point without fields says nothing. */
export function linesOf(service: string, points: readonly Point[]): string[] {
  return points
    .filter(({ fields }) => Object.keys(fields).length > 0)
    .map(({ series, tags, time, fields }) => {
      const measurement = measurementOf(service, series).replaceAll(/[, ]/g, '\\$&');
      const tagged = Object.entries(tags).map(([name, value]) => `,${escaped(name)}=${escaped(value)}`);
      const values = Object.entries(fields).map(([name, value]) => `${escaped(name)}=${value}`);
      return `${measurement}${tagged.join('')} ${values.join(',')} ${time.getTime()}`;
    });
}

/** A name in InfluxQL. */
export const identifier = (text: string) => `"${word(text)}"`;

/** A text in InfluxQL. */
export const literal = (text: string) => `'${word(text)}'`;
