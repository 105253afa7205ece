import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callUrl, eventually } from '../platform.ts';
import { makePlace, type Place } from '../shapes/place.ts';
import { type Running, startProcess } from './start-process.ts';

const WAIT_MS = 60_000;
const run = promisify(execFile);

// A limit on the size of files is what a process can be given without a disk of its own: no file grows any more.
describe.runIf(process.platform === 'linux')('G9 a disk that is full', () => {
  let place: Place;
  let platform: Running;
  beforeAll(async () => {
    place = await makePlace(undefined, '');
    platform = await startProcess(place);
  }, 120_000);
  afterAll(async () => {
    platform?.destroy();
    await place?.remove();
  });

  async function letFilesGrowTo(size: string) {
    await run('prlimit', ['--pid', String(await platform.pid()), `--fsize=${size}:`]);
  }

  const ready = () => callUrl(platform.url, 'GET', '/ready');
  const becomes = (status: number) =>
    eventually(async () => (await ready()).status === status, `/ready is ${status}`, WAIT_MS);

  it('is told: /ready says 503 while nothing can be saved, people can read on, and all is well when there is room', async () => {
    const body = { email: 'jo@example.org', password: 'correct horse battery', name: 'Jo' };
    const token: string = (await callUrl(platform.url, 'POST', '/api/users/register', { body })).body.accessToken;
    const add = (title: string) => callUrl(platform.url, 'POST', '/api/tasks', { token, body: { title } });
    expect((await add('Before')).status).toBe(201);
    await becomes(200);

    await letFilesGrowTo('4096');
    await becomes(503);
    const service = `http://127.0.0.1:${platform.ports['task-orchestrator']}`;
    const documents = async () => (await callUrl(service, 'GET', '/ready')).body.parts.documents;
    await eventually(async () => (await documents()) === 'down', 'the service says which part it is', WAIT_MS);
    const refused = await add('Meanwhile');
    expect([refused.status, refused.body.code]).toEqual([503, 'unavailable']);
    expect((await callUrl(platform.url, 'GET', '/health')).status).toBe(200);
    const list = await callUrl(platform.url, 'GET', '/api/tasks', { token });
    expect(list.body.items.map(({ title }: { title: string }) => title)).toEqual(['Before']);

    await letFilesGrowTo('unlimited');
    await becomes(200);
    expect((await add('After')).status).toBe(201);
  }, 180_000);
});
