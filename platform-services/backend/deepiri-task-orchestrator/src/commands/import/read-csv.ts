import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { type Facts, problem, type UnreadableReason } from 'deepiri-contracts';
import { wholeSigns } from '../../domain/import/draft.ts';
import type { Row } from '../../domain/import/table.ts';

export type Table = { headers: string[]; rows: Row[] };

/** Characters that are read before others get their turn. */
const PIECE = 65_536;
/** Rows, or tasks, of one file. */
export const MOST_ROWS = 20_000;
const MOST_COLUMNS = 200;
/** Characters of one row. */
const LONGEST_ROW = 200_000;

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
      // Of a cell that is not at its end yet, bytes are counted.
      max_record_size: 4 * LONGEST_ROW,
    }),
  );
  let headers: string[] | undefined;
  const rows: Row[] = [];
  try {
    let line = 1;
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (isTooLong(record)) throw rowTooLong(line);
      if (!headers) headers = named(record);
      else rows.push({ line, cells: Object.fromEntries(headers.map((name, at) => [name, record[at] ?? ''])) });
      line = info.lines + 1;
      if (rows.length > MOST_ROWS)
        throw unreadable('too_many_rows', [`has more than ${MOST_ROWS} rows`, 'Divide it, and import the parts.'], {
          most: MOST_ROWS,
        });
    }
  } catch (error) {
    throw 'lines' in (error as object) ? brokenAt(error as CsvError) : error;
  }
  if (!headers || rows.length === 0)
    throw unreadable('no_rows', ['has no rows below its first line', 'Choose another one.']);
  return { headers, rows };
}

function* piecesOf(text: string) {
  // Each becomes bytes by itself, so none may end in the middle of a sign.
  for (let from = 0, piece = ''; from < text.length; from += piece.length) {
    piece = text.slice(from, from + PIECE);
    if (isHalf(text, from + PIECE)) piece = piece.slice(0, -1);
    yield piece;
  }
}

const isHalf = (text: string, end: number) => end < text.length && /[\uD800-\uDBFF]/.test(text[end - 1]!);

function delimiterOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)![0];
  const count = (sign: string) => first.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

// A column without a name, or with one that was there before, still has to be told apart.
function named(record: readonly string[]): string[] {
  if (record.length > MOST_COLUMNS)
    throw unreadable('too_many_columns', [`has more than ${MOST_COLUMNS} columns`, 'Leave out what is not needed.'], {
      most: MOST_COLUMNS,
    });
  const seen = new Set<string>();
  return record.map((cell, at) => {
    const name = wholeSigns(cell.trim(), 200) || `Column ${at + 1}`;
    let unique = name;
    for (let number = at + 1; seen.has(unique); number++) unique = `${wholeSigns(name, 190)} (${number})`;
    seen.add(unique);
    return unique;
  });
}

function brokenAt({ code, lines }: CsvError & { lines?: number }) {
  if (code === 'CSV_MAX_RECORD_SIZE') return rowTooLong(lines ?? 1);
  const [reason, what] =
    code === 'CSV_QUOTE_NOT_CLOSED'
      ? (['quote_not_closed', 'has a quote that is never closed'] as const)
      : (['table_broken', 'breaks off the form of a table'] as const);
  return unreadable(reason, [`${what}, near line ${lines}`, 'Save it as CSV once more, in UTF-8.'], {
    line: lines ?? 1,
  });
}

function isTooLong(record: readonly string[]): boolean {
  return record.reduce((sum, { length }) => sum + length, 0) > LONGEST_ROW;
}

function rowTooLong(line: number) {
  return unreadable(
    'row_too_long',
    [`has more than ${LONGEST_ROW} characters in one row, near line ${line}`, 'Shorten it, or leave it out.'],
    { line, most: LONGEST_ROW },
  );
}

/** A file that cannot be read, with the reason for apps and the sentence for people. */
export function unreadable(reason: UnreadableReason, [what, remedy]: readonly [string, string], values: Facts = {}) {
  return problem('unreadable_file', `The file ${what}. ${remedy}`, {
    errors: [{ pointer: '/content', message: what }],
    extra: { reason, values },
  });
}
