import { allRoutes, events, internalUserRoutes, problems, type RouteContract } from 'deepiri-contracts';
import { describe, expect, it } from 'vitest';
import { inlineCode, markdownFiles, read } from './markdown.ts';

const readmes = {
  users: 'platform-services/backend/deepiri-auth-service/README.md',
  tasks: 'platform-services/backend/deepiri-task-orchestrator/README.md',
  gamification: 'platform-services/backend/deepiri-engagement-service/README.md',
  notifications: 'platform-services/backend/deepiri-notification-service/README.md',
} as const;
const families = new Set(Object.keys(events).map((type) => type.split('.')[0]!));
const isEventName = (word: string) => /^[a-z]+\.[a-z_]+$/.test(word) && families.has(word.split('.')[0]!);

describe.each(Object.entries(readmes))('README of the service for %s', (tag, readme) => {
  const routes: RouteContract[] = [...allRoutes, ...Object.values(internalUserRoutes)].filter(
    (route) => route.tag === tag,
  );

  it('has a row for every route', () => {
    const text = read(readme).replaceAll('`', '');
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    const missing = routes.filter(
      ({ method, path }) =>
        !rows.some((row) =>
          row
            .split(/[\s|?]+/)
            .join(' ')
            .includes(` ${method} ${path} `),
        ),
    );
    expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });
});

describe.each(markdownFiles())('%s', (file) => {
  const code = inlineCode(read(file));

  it('names events that exist', () => {
    expect(code.filter((word) => isEventName(word) && !(word in events))).toEqual([]);
  });

  it('names problems that exist', () => {
    const told = [...read(file).matchAll(/\b(?:answered|answers|problem|problems|[45]\d\d) `([a-z]+(?:_[a-z]+)*)`/g)];
    expect(told.map(([, name]) => name!).filter((name) => !(name in problems))).toEqual([]);
  });

  it('gives problems the status that they have', () => {
    const told = [...read(file).matchAll(/\b([45]\d\d) `([a-z]+(?:_[a-z]+)*)`/g)];
    const wrong = told.filter(([, status, name]) => problems[name as keyof typeof problems]?.status !== Number(status));
    expect(wrong.map(([text]) => text)).toEqual([]);
  });
});
