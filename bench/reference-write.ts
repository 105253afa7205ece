import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import Fastify from 'fastify';

// The least a durable write can be: a bare route, a document and an event, group commit at synchronous=FULL.
const folder = process.env['DATA_DIR'] ?? '.';
mkdirSync(folder, { recursive: true });
const db = new DatabaseSync(join(folder, 'reference.sqlite'));
db.exec(
  'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE documents(id TEXT PRIMARY KEY, body TEXT); CREATE TABLE events(position INTEGER PRIMARY KEY, id TEXT UNIQUE, body TEXT)',
);
const insertDocument = db.prepare('INSERT INTO documents VALUES(?, ?)');
const insertEvent = db.prepare('INSERT INTO events(id, body) VALUES(?, ?)');
let waiting: { id: string; body: string; done: () => void }[] = [];

function commit() {
  const batch = waiting;
  waiting = [];
  db.exec('BEGIN IMMEDIATE');
  for (const { id, body } of batch) {
    insertDocument.run(id, body);
    insertEvent.run(`e${id}`, body);
  }
  db.exec('COMMIT');
  for (const { done } of batch) done();
}

const app = Fastify();
app.post('/api/tasks', async (request, reply) => {
  const id = crypto.randomUUID();
  const body = JSON.stringify({ id, ...(request.body as object) });
  if (waiting.length === 0) setImmediate(commit);
  await new Promise<void>((done) => waiting.push({ id, body, done }));
  return reply.code(201).send({ id });
});
const address = await app.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`listening ${address}\n`);
process.once('SIGTERM', () => process.exit(0));
