import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Place } from './place.ts';

/**
 * Starts a process that writes to a place without end and prints each write that was acknowledged; kills it with SIGKILL
 * after some of them, and answers all that it had printed.
 * @param writer file beside this one
 */
export async function linesOfKilledWriter(writer: string, place: Place, afterLines: number): Promise<string[]> {
  const file = fileURLToPath(new URL(writer, import.meta.url));
  const child = spawn(process.execPath, [file, place.url, place.service], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === afterLines) child.kill('SIGKILL');
  }
  if (lines.length < afterLines) throw new Error(`the writer ended after ${lines.length} lines`);
  return lines;
}
