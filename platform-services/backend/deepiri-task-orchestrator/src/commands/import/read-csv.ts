import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { problem } from 'deepiri-contracts';
import type { Row } from '../../domain/import/table.ts';

export type Table = { headers: string[]; rows: Row[] };

/** Characters that are read before others get their turn. */
const PIECE = 65_536;
/** Rows, or tasks, of one file. */
export const MOST_ROWS = 20_000;
const MOST_COLUMNS = 200;

/** A CSV file (RFC 4180) with commas, semicolons or tabs, whichever its first line has most of. @throws ProblemError unreadable_file */
export async function readCsv(text: string): Promise<Table> {
  const parser = Readable.from(piecesOf(text)).pipe(
    parse({
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 200_000,
    }),
  );
  let headers: string[] | undefined;
  const rows: Row[] = [];
  try {
    let line = 1;
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (!headers) headers = named(record);
      else rows.push({ line, cells: Object.fromEntries(headers.map((name, at) => [name, record[at] ?? ''])) });
      line = info.lines + 1;
      if (rows.length > MOST_ROWS)
        throw unreadable(`has more than ${MOST_ROWS} rows`, 'Divide it, and import the parts.');
    }
  } catch (error) {
    throw 'lines' in (error as object) ? brokenAt(error as CsvError) : error;
  }
  if (!headers || rows.length === 0) throw unreadable('has no rows below its first line', 'Choose another one.');
  return { headers, rows };
}

function* piecesOf(text: string) {
  for (let from = 0; from < text.length; from += PIECE) yield text.slice(from, from + PIECE);
}

function delimiterOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)![0];
  const count = (sign: string) => first.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

// A column without a name, or with one that was there before, still has to be told apart.
function named(record: readonly string[]): string[] {
  if (record.length > MOST_COLUMNS)
    throw unreadable(`has more than ${MOST_COLUMNS} columns`, 'Leave out what is not needed.');
  const seen = new Set<string>();
  return record.map((cell, at) => {
    const name = cell.trim().slice(0, 200) || `Column ${at + 1}`;
    const unique = seen.has(name) ? `${name.slice(0, 190)} (${at + 1})` : name;
    seen.add(unique);
    return unique;
  });
}

function brokenAt({ code, lines }: CsvError & { lines?: number }) {
  const what = code === 'CSV_QUOTE_NOT_CLOSED' ? 'has a quote that is never closed' : 'breaks off the form of a table';
  return unreadable(`${what}, near line ${lines}`, 'Save it as CSV once more, in UTF-8.');
}

export function unreadable(what: string, remedy: string) {
  return problem('unreadable_file', `The file ${what}. ${remedy}`, {
    errors: [{ pointer: '/content', message: what }],
  });
}
