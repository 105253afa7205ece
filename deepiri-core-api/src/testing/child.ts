import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';

// A process for the supervisor's tests. It writes down when it starts and ends, and does what its settings say.
const note = (what: string) => appendFileSync(env('JOURNAL'), `${env('NAME')} ${what}\n`);
const env = (name: string) => process.env[name] ?? '';

note('starts');
process.stdout.write('hello\n');
if (env('FAILS')) process.exit(1);
process.once('disconnect', () => {
  note('left alone');
  process.exit(0);
});
process.once('SIGTERM', () => {
  note('asked to end');
  if (env('ENDS') === 'never') return;
  setTimeout(() => {
    note('ends');
    process.exit(0);
  }, 50);
});
createServer((request, response) => {
  response.end('ready');
  if (request.url !== '/die') return;
  note('dies');
  process.exit(3);
}).listen(Number(env('PORT')), '127.0.0.1');
