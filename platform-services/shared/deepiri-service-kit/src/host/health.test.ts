import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { readiness, registerHealth } from './health.ts';

type State = 'up' | 'down' | 'hangs';

/** A service that depends on two things whose state can be changed, and how often the first was asked. */
function serviceOn(state: { store: State; bus: State }) {
  let asked = 0;
  const check = async (name: 'store' | 'bus') => {
    if (name === 'store') asked++;
    if (state[name] === 'down') throw new Error('connection refused by 10.0.0.7');
    if (state[name] === 'hangs') await new Promise(() => {});
  };
  const app = Fastify();
  registerHealth(app, 'notes', readiness({ store: () => check('store'), bus: () => check('bus') }));
  const ready = async () => {
    const answer = await app.inject('/ready');
    return [answer.statusCode, answer.json()];
  };
  return { app, ready, asked: () => asked };
}

const answer = (status: string, store: string, bus: string) => ({ service: 'notes', status, parts: { store, bus } });

describe('/ready', () => {
  it('tells each dependency, is 503 while one is down, and 200 when it is back', async () => {
    const state: { store: State; bus: State } = { store: 'up', bus: 'up' };
    const { ready } = serviceOn(state);
    expect(await ready()).toEqual([200, answer('ready', 'up', 'up')]);
    state.bus = 'down';
    expect(await ready()).toEqual([503, answer('not_ready', 'up', 'down')]);
    state.bus = 'up';
    expect(await ready()).toEqual([200, answer('ready', 'up', 'up')]);
  });

  it('does not wait for one that hangs', async () => {
    const state: { store: State; bus: State } = { store: 'hangs', bus: 'up' };
    const { ready } = serviceOn(state);
    expect(await ready()).toEqual([503, answer('not_ready', 'down', 'up')]);
    state.store = 'up';
    expect(await ready()).toEqual([200, answer('ready', 'up', 'up')]);
  });

  it('asks once for many who ask at the same time', async () => {
    const { ready, asked } = serviceOn({ store: 'up', bus: 'up' });
    await Promise.all(Array.from({ length: 20 }, ready));
    expect(asked()).toBe(1);
  });
});

it('/health only tells that the process lives', async () => {
  const { app } = serviceOn({ store: 'down', bus: 'down' });
  const health = await app.inject('/health');
  expect([health.statusCode, health.json()]).toMatchObject([200, { status: 'ok', service: 'notes' }]);
});
