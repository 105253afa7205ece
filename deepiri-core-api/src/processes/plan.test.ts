import type { Env } from 'deepiri-service-kit';
import { describe, expect, it } from 'vitest';
import { planProcesses } from './plan.ts';

const given = {
  env: { DATA_DIR: './data', HOST: '0.0.0.0', PORT: '8080' },
  services: [
    { name: 'auth-service', portOffset: 1 },
    { name: 'task-orchestrator', portOffset: 2 },
  ],
  elsewhere: {},
  portBase: 6000,
  gatewayPort: 8080,
  backend: 'backend',
};

describe('the processes of a platform', () => {
  it('are the gateway, first, and each service, which all know where the others answer', () => {
    const [gateway, auth, tasks] = planProcesses(given);
    expect(gateway).toMatchObject({
      name: 'api-gateway',
      file: 'backend/deepiri-api-gateway/src/main.ts',
      readyUrl: 'http://127.0.0.1:8080/ready',
      env: { PORT: '8080', AUTH_SERVICE_URL: 'http://127.0.0.1:6001', TASK_ORCHESTRATOR_URL: 'http://127.0.0.1:6002' },
    });
    expect(auth).toMatchObject({
      env: { DATA_DIR: './data', PORT: '6001', AUTH_SERVICE_URL: 'http://127.0.0.1:6001' },
    });
    expect(tasks?.readyUrl).toBe('http://127.0.0.1:6002/ready');
  });

  it('listen on the loopback, but for the gateway', () => {
    const [gateway, ...services] = planProcesses(given);
    expect(gateway?.env['HOST']).toBe('0.0.0.0');
    expect(services.map(({ env }) => env['HOST'])).toEqual([undefined, undefined]);
  });

  it('say once, at the gateway, that their bus may lose events', () => {
    const told = (env: Env) => planProcesses({ ...given, env }).map((plan) => plan.env['BUS_WARNINGS'] ?? 'on');
    expect(told({})).toEqual(['on', 'off', 'off']);
    expect(told({ BUS_WARNINGS: 'off' })).toEqual(['off', 'off', 'off']);
  });

  it('leave out a service that runs elsewhere, and keep its address', () => {
    const url = 'http://tasks.example.org:5002';
    const plans = planProcesses({
      ...given,
      env: { TASK_ORCHESTRATOR_URL: url },
      elsewhere: { 'task-orchestrator': [url] },
    });
    expect(plans.map(({ name }) => name)).toEqual(['api-gateway', 'auth-service']);
    expect(plans[0]?.env['TASK_ORCHESTRATOR_URL']).toBe(url);
  });
});
