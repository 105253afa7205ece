import { expect } from 'vitest';
import { callUrl, type TestPlatform } from '../platform.ts';
import type { Load } from './load.ts';

const ROUNDS = 5;

const features: Readonly<Record<string, string>> = {
  'auth-service': '/api/users/me',
  'task-orchestrator': '/api/tasks?limit=1',
  'engagement-service': '/api/gamification/me',
  'notification-service': '/api/notifications?limit=1',
};

/** G9 Asks everything that does not live in `away`, several times: each time it answers as ever. */
export async function othersAnswer({ url }: TestPlatform, { works }: Load, away: string): Promise<void> {
  const { token } = works[0]!.person;
  const others = Object.entries(features).filter(([service]) => service !== away);
  for (let round = 0; round < ROUNDS; round++) {
    const answers = others.map(async ([, path]) => {
      const { status, body } = await callUrl(url, 'GET', path, { token });
      return status === 200 ? 'answers' : `${path}: ${status} ${JSON.stringify(body)}`;
    });
    expect(await Promise.all(answers)).toEqual(others.map(() => 'answers'));
  }
}

/** Asks a feature once. */
export function ask({ url }: TestPlatform, { works }: Load, service: string) {
  return callUrl(url, 'GET', features[service]!, { token: works[0]!.person.token });
}
