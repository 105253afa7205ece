import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const backend = join(import.meta.dirname, '../../platform-services/backend');
const services = readdirSync(backend);
const rooms = ['index.ts', 'index.test.ts', 'main.ts', 'config.ts', 'domain', 'routes', 'commands', 'store', 'events'];
const isTest = (file: string) => file.endsWith('.test.ts') || file.includes('/testing/');

const IMPURE =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bfetch\(|\bsetTimeout\b|\bperformance\.|\bcrypto\./;
const impure = (source: string, files: string) =>
  globSync(files, { cwd: source })
    .filter((file) => !isTest(file))
    .filter((file) => IMPURE.test(readFileSync(join(source, file), 'utf8')));

describe.each(services)('rooms of %s', (service) => {
  const source = join(backend, service, 'src');

  it('has a door, its settings, rules and routes', () => {
    expect(readdirSync(source)).toEqual(expect.arrayContaining(['index.ts', 'config.ts', 'domain', 'routes']));
  });

  it('has no other rooms', () => {
    expect(readdirSync(source).filter((entry) => !rooms.includes(entry))).toEqual([]);
  });

  it('keeps its rules pure: no clock, no randomness, no environment in domain/', () => {
    expect(impure(source, 'domain/**/*.ts')).toEqual([]);
  });

  it('reads the environment nowhere but in its start file', () => {
    const found = globSync('**/*.ts', { cwd: source }).filter(
      (file) => !isTest(file) && /process\.env/.test(readFileSync(join(source, file), 'utf8')),
    );
    expect(found).toEqual([]);
  });

  it('keeps files small', () => {
    const lengths = globSync('**/*.ts', { cwd: source })
      .filter((file) => !isTest(file))
      .map((file) => ({ file, lines: readFileSync(join(source, file), 'utf8').split('\n').length }));
    expect(lengths.filter(({ lines }) => lines > 260)).toEqual([]);
  });
});

it('what is read with on both sides is as pure as the rules of a service', () => {
  const contracts = join(backend, '../shared/deepiri-contracts/src');
  expect(globSync('quick-add/*.ts', { cwd: contracts })).not.toEqual([]);
  expect(impure(contracts, '{filter,quick-add}/*.ts')).toEqual([]);
});
