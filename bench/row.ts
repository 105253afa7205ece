export type Row = { what: string; value: string; goal: string; held: boolean };

export function printRow({ what, value, goal, held }: Row): void {
  process.stdout.write(`${what} | ${value} | ${goal}${held ? '' : ' (missed)'}\n`);
}
