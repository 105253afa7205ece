import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBus } from 'deepiri-event-bus';
import { SettingError } from 'deepiri-service-kit';
import { claimStores, openDocuments } from 'deepiri-stores';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { migrate } from './migrate.ts';

describe('npm run migrate-store', () => {
  let root: string;
  let from: string;
  let to: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'deepiri-migrate-'));
    from = `sqlite:${join(root, 'from')}`;
    to = `sqlite:${join(root, 'to')}`;
    const store = await openDocuments(from, { service: 'auth-service' });
    await store.collection<{ id: string; version: number }>({ name: 'users' }).save({ id: 'u1', version: 1 });
    await store.close();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    return rm(root, { recursive: true, force: true });
  });

  const refusal = async (...args: string[]) => {
    const error = await migrate({}, args).catch((thrown: Error) => thrown);
    expect(error).toBeInstanceOf(SettingError);
    return (error as Error).message;
  };

  it('says how it is used', async () => {
    expect(await refusal()).toContain('--from sqlite:./data --to mongodb://');
    // As it comes when npm has taken the options for itself.
    expect(await refusal(from, to)).toContain('npm run migrate-store -- --from sqlite:./data');
    expect(await refusal('--from', from, '--to', from)).toContain('--from');
    expect(await refusal('--form', from)).toContain('--form');
    expect(await refusal('--from', 'mongodb://db', '--to', to)).toContain('--bus is needed');
  });

  it('does not begin where nothing is, and makes no folder there', async () => {
    const nowhere = join(root, 'nowhere');
    expect(await refusal('--from', `sqlite:${nowhere}`, '--to', to)).toContain(`no folder ${nowhere}`);
    expect(existsSync(nowhere)).toBe(false);
  });

  it('does not begin while a platform runs on either side', async () => {
    const giveBack = await claimStores(from, { service: 'auth-service' });
    expect(await refusal('--from', from, '--to', to)).toContain('in use');
    giveBack();
    const giveBackOther = await claimStores(to, { service: 'auth-service' });
    expect(await refusal('--from', from, '--to', to)).toContain('in use');
    giveBackOther();
    await migrate({}, ['--from', from, '--to', to]);
  });

  it('says which bus it has looked at, because the platform may have used another one', async () => {
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await migrate({}, ['--from', from, '--to', to]);
    const [[first] = []] = written.mock.calls;
    expect(first).toBe('every event on sqlite: is handled. If the platform used another bus, say which with --bus\n');
  });

  it('does not begin before every event is handled, because the bus stays behind', async () => {
    const bus = await openBus(from);
    const handling = Promise.withResolvers<void>();
    const subscription = await bus.subscribe('engagement-service', ['*'], () => handling.promise);
    await bus.publish([
      {
        ...{ specversion: '1.0', id: 'evt_1', source: '/auth-service', type: 'user.registered', subject: 'u1' },
        ...{
          time: '2026-01-01T00:00:00Z',
          datacontenttype: 'application/json',
          userid: 'u1',
          cause: 'req_1',
          data: {},
        },
        actor: { type: 'user', id: 'u1' },
      },
    ]);
    expect(await refusal('--from', from, '--to', to)).toMatch(/engagement-service \(1 events, 0 dead letters\)/);
    handling.resolve();
    await bus.settled();
    await subscription.stop();
    await bus.close();
    await migrate({}, ['--from', from, '--to', to]);
  });
});
