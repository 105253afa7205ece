import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onlineManager } from '@tanstack/react-query';
import * as ts from 'typescript';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { operations } from '../../../deepiri-sdk/src/generated/operations.ts';
import * as toasts from '../components/toasts/store.ts';
import { createQueryClient } from './query-client.ts';

const SOURCE = join(import.meta.dirname, '..');

/** Files whose mutations may wait in memory, where it is no loss when the page is left before. */
const WAITING = ['data/inbox.ts'];
/** Mutations that say themselves why they failed, in words that name the thing. */
const TELLING = ['data/comments.ts', 'data/time-spent.ts'];
/** Files whose writes are of the outbox. */
const NO_MUTATION = ['data/outbox/send-entry.ts', 'data/task-change.ts'];
/** They are sent as POST and change nothing. */
const QUESTIONS = ['previewRecurrence'];

const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'))
  .map((name) => {
    const text = readFileSync(join(SOURCE, name), 'utf8');
    return { name, tree: ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX) };
  });

function calls(tree: ts.Node, of: string): ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === of) found.push(node);
    node.forEachChild(walk);
  };
  walk(tree);
  return found;
}

const mutations = sources.flatMap(({ name, tree }) =>
  calls(tree, 'useMutation').map(({ arguments: [options] }) => {
    if (!options || !ts.isObjectLiteralExpression(options)) throw new Error(`${name}: write the options in place`);
    const of = new Map(options.properties.map((property) => [property.name?.getText(), property.getText()]));
    return { name, of };
  }),
);
const writes = sources.flatMap(({ name, tree }) =>
  calls(tree, 'api.call').flatMap((call) => {
    const [id] = call.arguments;
    if (!id || !ts.isStringLiteral(id) || QUESTIONS.includes(id.text)) return [];
    return operations[id.text as keyof typeof operations].method === 'GET' ? [] : [name];
  }),
);
const filesWhere = (what: RegExp, key: string) =>
  [...new Set(mutations.filter(({ of }) => what.test(of.get(key) ?? '')).map(({ name }) => name))].sort();

describe('every mutation of the app', () => {
  it('is found', () => {
    expect(mutations.length).toBeGreaterThan(20);
  });

  it('is refused at once without a network; only those of the list wait', () => {
    expect(filesWhere(/./, 'networkMode')).toEqual(WAITING);
    expect(filesWhere(/waits/, 'meta')).toEqual(WAITING);
  });

  it('is told of by the one place that tells, or by itself wherever it was called from', () => {
    expect(filesWhere(/says/, 'meta')).toEqual(TELLING);
    for (const { name, of } of mutations)
      if (/says/.test(of.get('meta') ?? '')) expect(of.get('onError'), name).toBeDefined();
  });

  it('is the only way to change something, but for the outbox', () => {
    const withMutations = new Set(mutations.map(({ name }) => name));
    const others = writes.filter((name) => !withMutations.has(name));
    expect(NO_MUTATION).toEqual(expect.arrayContaining(others));
  });
});

describe('a mutation without a network', () => {
  beforeEach(() => void vi.spyOn(toasts, 'toast'));
  afterEach(() => {
    onlineManager.setOnline(true);
    vi.restoreAllMocks();
  });

  const run = async (meta?: { says?: true; waits?: true }) => {
    const client = createQueryClient();
    onlineManager.setOnline(false);
    const told: string[] = [];
    const mutation = client.getMutationCache().build(client, {
      ...(meta ? { meta } : {}),
      mutationFn: async () => void told.push('sent'),
      onMutate: () => void told.push('shown'),
      onError: (error) => void told.push((error as { code?: string }).code ?? ''),
    });
    await mutation.execute(undefined).catch(() => undefined);
    return told;
  };

  it('is not shown, not sent, and said', async () => {
    expect(await run()).toEqual(['network_error']);
    expect(toasts.toast).toHaveBeenCalledWith(expect.objectContaining({ id: 'needs-network', tone: 'bad' }));
  });

  it('is said by itself where it can', async () => {
    expect(await run({ says: true })).toEqual(['network_error']);
    expect(toasts.toast).not.toHaveBeenCalled();
  });

  it('is done where it is kept', async () => {
    expect(await run({ waits: true })).toEqual(['shown', 'sent']);
  });

  it('is said as well when the network proves to be gone', async () => {
    const client = createQueryClient();
    const away = Object.assign(new Error(), { code: 'x' });
    const { ProblemResponse } = await import('deepiri-sdk');
    for (const error of [new ProblemResponse(0, { code: 'network_error' }), away]) {
      const mutation = client.getMutationCache().build(client, { mutationFn: () => Promise.reject(error) });
      await mutation.execute(undefined).catch(() => undefined);
    }
    expect(toasts.toast).toHaveBeenCalledTimes(1);
  });
});
