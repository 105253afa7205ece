import { describe, expect, it } from 'vitest';
import { read, section, tableRows } from './markdown.ts';

const rows = tableRows(section(read('docs/architecture.md'), 'Guarantees'));
const promised = ['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9', 'G10'];

describe('the table of guarantees', () => {
  it('has a row for each', () => {
    expect(rows.map(([number]) => number)).toEqual(promised);
  });

  it.each(rows)('%s %s', (number, _promise, proofs) => {
    const files = [...proofs!.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, path]) => path!);
    expect(files.length).toBeGreaterThan(0);
    const quotes = new RegExp(`\\b(?:it|describe)(?:\\.\\w+)*\\(\\s*['"\`][^'"\`\\n]*\\b${number}\\b`);
    expect(files.filter((file) => !quotes.test(read(file)))).toEqual([]);
  });
});
