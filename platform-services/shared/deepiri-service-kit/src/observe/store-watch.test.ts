import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Cache,
  type DocumentStore,
  openCache,
  openDocuments,
  type PendingEvent,
  StaleVersion,
} from 'deepiri-stores';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRegistry } from './registry.ts';
import { createStoreWatch } from './store-watch.ts';
import { idsOnly, type Tracer } from './tracing.ts';

const parent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
const own = `00-${'a'.repeat(32)}-${'c'.repeat(16)}-01`;
const event = (id: string): PendingEvent => ({
  id,
  type: 'task.created',
  subject: 'tsk_1',
  userid: 'usr_1',
  time: '2026-03-02T09:00:00Z',
  actor: { type: 'user', id: 'usr_1' },
  cause: 'req_1',
  traceparent: parent,
  data: {},
});

let folder: string;
let documents: DocumentStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deepiri-watch-'));
  documents = await openDocuments(`sqlite:${folder}`, { service: 'notes' });
});
afterEach(async () => {
  await documents.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a watched store', () => {
  it('does the same, and is measured by what was done and how it ended', async () => {
    const registry = createRegistry('notes');
    const watched = createStoreWatch(registry, idsOnly)('documents', documents);
    const notes = watched.collection<{ id: string; version: number }>({ name: 'notes' });
    expect(await notes.save({ id: 'n1', version: 1 }, [event('evt_1')])).toBe('saved');
    expect(await notes.get('n1')).toEqual({ id: 'n1', version: 1 });
    await expect(notes.save({ id: 'n1', version: 9 })).rejects.toThrow(StaleVersion);
    expect(await watched.log.find('evt_1')).toMatchObject({ id: 'evt_1', traceparent: parent });
    expect(await watched.outbox.depth()).toBe(1);
    await documents.close();
    await expect(notes.save({ id: 'n2', version: 1 })).rejects.toThrow();
    const counts = [
      ...(await registry.metrics()).matchAll(/_count\{.*store="(\w+)",operation="(\w+)",outcome="(\w+)"\} (\d+)/g),
    ];
    expect(counts.map(([, ...parts]) => parts.join(' ')).sort()).toEqual([
      'documents get ok 1',
      'documents save failed 1',
      'documents save ok 1',
      'documents save refused 1',
      'log find ok 1',
    ]);
  });

  it('that is down counts as failed', async () => {
    const registry = createRegistry('notes');
    const cache = await openCache('memory:');
    const down: Cache = { ...cache, get: () => Promise.reject(new Error('connection lost')) };
    const watched = createStoreWatch(registry, idsOnly)('cache', down);
    await expect(watched.get('key')).rejects.toThrow('connection lost');
    expect(await registry.metrics()).toMatch(/store="cache",operation="get",outcome="failed"\} 1$/m);
  });

  it('makes a write that causes events a span, and the parent of what they cause', async () => {
    const spans: unknown[] = [];
    const tracer: Tracer = {
      recording: true,
      start(name, start) {
        return { traceparent: own, end: (end = {}) => void spans.push({ name, parent: start?.parent, ...end }) };
      },
    };
    const watched = createStoreWatch(createRegistry('notes'), tracer)('documents', documents);
    const notes = watched.collection<{ id: string; version: number }>({ name: 'notes' });
    await notes.save({ id: 'n1', version: 1 }, [event('evt_1'), event('evt_2')]);
    await notes.save({ id: 'n2', version: 1 });
    await expect(notes.save({ id: 'n1', version: 9 }, [event('evt_3')])).rejects.toThrow(StaleVersion);
    await notes.remove('n1', 1, [event('evt_4')]);
    expect(spans).toEqual([
      { name: 'save notes', parent },
      { name: 'save notes', parent },
      { name: 'remove notes', parent },
    ]);
    const logged = await documents.log.of('tsk_1');
    expect(logged.map(({ id, traceparent }) => [id, traceparent])).toEqual([
      ['evt_1', own],
      ['evt_2', own],
      ['evt_4', own],
    ]);
  });
});
