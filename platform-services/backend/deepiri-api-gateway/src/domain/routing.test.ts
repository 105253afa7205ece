import { describe, expect, it } from 'vitest';
import { serviceFor } from './routing.ts';

describe('routing', () => {
  it.each([
    ['/api/users/me', 'auth-service'],
    ['/api/users?ids=a', 'auth-service'],
    ['/api/tasks', 'task-orchestrator'],
    ['/api/projects?limit=5', 'task-orchestrator'],
    ['/api/tasks/tsk_1/versions?limit=2', 'task-orchestrator'],
    ['/api/gamification/me', 'engagement-service'],
    ['/api/notifications', 'notification-service'],
    ['/socket.io/?EIO=4&transport=polling', 'realtime-gateway'],
    ['/.well-known/jwks.json', 'auth-service'],
  ])('%s goes to %s', (target, service) => {
    expect(serviceFor(target)).toBe(service);
  });

  it.each([
    '/',
    '/api',
    '/api/tasksx',
    '/api/userspace',
    '/internal/tokens/exchange',
    '/health',
    '/API/tasks',
    '//api/tasks',
    '/api/openapi.json',
  ])('%s is not handed to a service', (target) => {
    expect(serviceFor(target)).toBeUndefined();
  });
});
