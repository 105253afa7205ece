import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CollectionDefinition, openDocuments, openHoldings } from 'deepiri-stores';
import { startFerret, startMongoJava, type TestServer } from 'deepiri-test-servers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

type Task = { id: string; version: number; ownerId: string; title: string; rank: number; key: string };

const service = 'task-orchestrator';
const PAGE = 500;
const tasks: CollectionDefinition<Task> = {
  name: 'tasks',
  indexes: [['ownerId', 'rank']],
  unique: [['ownerId', 'key']],
  text: ['title'],
  textOwner: 'ownerId',
};

const task = (number: number): Task => ({
  id: `tsk_${String(number).padStart(6, '0')}`,
  version: 1,
  ownerId: `usr_${number % 100}`,
  title: `Pack box ${number} – crème`,
  rank: (number * 7_919) % 1_000,
  key: `key-${number}`,
});

async function fill(url: string, amount: number): Promise<void> {
  const store = await openDocuments(url, { service });
  const collection = store.collection(tasks);
  for (let first = 0; first < amount; first += PAGE) {
    const numbers = Array.from({ length: PAGE }, (_, index) => first + index);
    await Promise.all(
      numbers.map((number) => {
        const { id, ownerId } = task(number);
        const by = { userid: ownerId, actor: { type: 'user', id: ownerId } as const, cause: 'req_1' };
        const event = { id: `evt_${number}`, type: 'task.created', subject: id, time: '2026-01-01T00:00:00.000Z' };
        return collection.save(task(number), [{ ...event, ...by, data: { number } }]);
      }),
    );
  }
  await store.close();
}

describe.each([
  // It looks through all of them for each page, so ten thousand take it many minutes.
  ['ferretdb', startFerret, 1_500],
  ['mongo-java-server', startMongoJava, 10_000],
] as const)('npm run migrate-store with %s', (_name, start, amount) => {
  let folder: string;
  let server: TestServer;
  let from: string;
  beforeAll(async () => {
    [folder, server] = await Promise.all([mkdtemp(join(tmpdir(), 'deepiri-migrate-')), start()]);
    from = `sqlite:${folder}`;
    await fill(from, amount);
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });
  // Test servers look through everything for each answer.
  const target = () => `${server.url}/moved?socketTimeoutMS=60000`;

  function migrate(): { child: ChildProcess; ended: Promise<{ code: number | null; text: string }> } {
    const command = [join(import.meta.dirname, 'migrate-main.ts'), '--from', from, '--to', target()];
    const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        text += chunk;
      });
    }
    return { child, ended: once(child, 'close').then(([code]) => ({ code, text })) };
  }

  async function killedHalfWay(): Promise<number> {
    const { child, ended } = migrate();
    let over = false;
    void ended.then(() => {
      over = true;
    });
    const holdings = await openHoldings(target(), { service });
    try {
      while (!over && (await holdings.documents('tasks', task(0).id, 1)).length === 0);
      child.kill('SIGKILL');
      expect((await ended).code, (await ended).text).toBeNull();
      let count = 0;
      for (let after = '', length = PAGE; length === PAGE; count += length) {
        const page = await holdings.documents('tasks', after, PAGE);
        length = page.length;
        after = page.at(-1)?.id ?? after;
      }
      return count;
    } finally {
      await holdings.close();
    }
  }

  it(`G1 ${amount} documents and events are the same on both sides, after a run that was killed, and after one more`, {
    timeout: 300_000,
  }, async () => {
    const before = await killedHalfWay();
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(amount);

    const { code, text } = await migrate().ended;
    expect(code, text).toBe(0);
    expect(text).toContain(`task-orchestrator: ${amount} tasks; ${amount} events, checksum `);
    expect(text).toContain('the same on both sides');
    expect(await migrate().ended).toEqual({ code, text });

    const store = await openDocuments(target(), { service });
    const collection = store.collection(tasks);
    expect(await collection.count({ ownerId: 'usr_7' })).toBe(amount / 100);
    expect(await collection.get(task(amount - 1).id)).toEqual(task(amount - 1));
    const { items } = await collection.find({ where: { ownerId: 'usr_7' }, text: 'box 1407', limit: 5 });
    expect(items).toEqual([task(1_407)]);
    expect(await store.outbox.depth()).toBe(amount);
    expect((await store.log.of(task(1_407).id)).map(({ id, position }) => [id, position])).toEqual([
      ['evt_1407', expect.any(Number)],
    ]);
    await store.close();
  });
});
