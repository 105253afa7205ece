import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services as platformServices } from 'deepiri-core-api';
import { describe, expect, it } from 'vitest';
import { root, servicesOf, startedBy } from './compose-file.ts';
import { ports, startCommands, stillToCome } from './start-commands.ts';

const everything = servicesOf('docker-compose.dev.yml');
const hostPort = (mapping: string) => Number(mapping.split(':').at(-2));

describe('start commands of the founding document', () => {
  it.each(startCommands)('$team: $file has every service that exists', ({ file, services }) => {
    const there = Object.keys(servicesOf(file));
    const missing = services.filter((name) => !there.includes(name));
    expect(missing).toEqual(services.filter((name) => stillToCome.includes(name)));
  });

  it('Backend: the stores start along', () => {
    const { file, services } = startCommands.find(({ team }) => team === 'Backend')!;
    expect([...startedBy(servicesOf(file), services)]).toEqual(
      expect.arrayContaining(['mongodb', 'redis', 'influxdb', 'mongo-express']),
    );
  });

  it('Frontend: MongoDB and Redis start along', () => {
    const { file, services } = startCommands.find(({ team }) => team === 'Frontend')!;
    expect([...startedBy(servicesOf(file), services)]).toEqual(expect.arrayContaining(['mongodb', 'redis']));
  });

  it('ops/README.md says what is still to come', () => {
    const readme = readFileSync(join(root, 'ops/README.md'), 'utf8');
    expect(stillToCome.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('every compose file', () => {
  const files = globSync('docker-compose.*.yml', { cwd: root });

  it.each(files)('%s has names and ports to the letter', (file) => {
    for (const [name, entry] of Object.entries(servicesOf(file))) {
      expect([name, entry.ports?.map(hostPort)]).toEqual([name, [ports[name]]]);
    }
  });

  it.each(files)('%s lets nobody in from outside but through the gateway', (file) => {
    const open = Object.entries(servicesOf(file)).filter(([, entry]) =>
      entry.ports?.some((mapping) => !mapping.startsWith('127.0.0.1:')),
    );
    expect(open.map(([name]) => name).filter((name) => name !== 'api-gateway')).toEqual([]);
  });

  it.each(files)('%s depends on nothing that it does not have', (file) => {
    const services = servicesOf(file);
    expect([...startedBy(services, Object.keys(services))].filter((name) => !services[name])).toEqual([]);
  });
});

describe('entries of services', () => {
  const started = (name: string) => `platform-services/backend/deepiri-${name}/src/main.ts`;

  it('the gateway is reached at 5100 and listens at 5000', () => {
    expect(everything['api-gateway']).toMatchObject({ ports: ['5100:5000'], environment: { PORT: 5000 } });
    expect(everything['api-gateway']?.command?.at(-1)).toBe(started('api-gateway'));
  });

  it.each(platformServices.map(({ name, portOffset }) => ({ name, port: 5000 + portOffset })))(
    '$name runs its own start file, and its health is asked where it listens',
    ({ name, port }) => {
      expect(everything[name]).toMatchObject({
        command: ['node', started(name)],
        environment: { PORT: port },
        ports: [`127.0.0.1:${port}:${port}`],
      });
      expect(existsSync(join(root, started(name)))).toBe(true);
      expect(everything['api-gateway']?.depends_on).toHaveProperty(name);
    },
  );

  it('images of others have a version', () => {
    const others = Object.values(everything).flatMap(({ image }) => image ?? []);
    expect(others.length).toBeGreaterThan(0);
    for (const image of others) expect(image).toMatch(/:\d+\.\d+/);
  });
});
