import { parseArgs } from 'node:util';
import type { UpstreamName } from 'deepiri-api-gateway';
import {
  CallRefused,
  createServiceClient,
  createServiceTokens,
  type Env,
  networkWire,
  operatorRoutes,
  portSettingsTable,
  type ServiceClient,
  SettingError,
  settings,
  systemClock,
} from 'deepiri-service-kit';
import { addressesElsewhere } from './elsewhere.ts';
import { serviceSecret } from './service-secret.ts';
import { services } from './services.ts';

/** Projections are made again from all that there is; that takes its time. */
const PATIENCE_MS = 600_000;

// What stands before `--` npm takes for itself, without a word.
const USAGE =
  'say `npm run dead-letters -- [list | resend | discard] [event ids | --all] [--group <group>]` or `npm run rebuild [projection]`';

type Operator = ServiceClient<typeof operatorRoutes>;
type Letters = Awaited<ReturnType<Operator['listDeadLetters']>>['items'];
type Letter = Letters[number] & { event: { id: string; type: string; subject: string } };

/** `npm run dead-letters` and `npm run rebuild`: asks the running services. */
export async function operate(env: Env, args: readonly string[] = process.argv.slice(2)): Promise<void> {
  const { positionals, values } = read(args);
  const [command, action, ...rest] = positionals;
  if (command === 'dead-letters') return deadLetters(env, { action: action ?? 'list', ids: rest, ...values });
  if (command === 'rebuild') return rebuild(await operatorsOf(env), action);
  throw new SettingError(USAGE);
}

function read(args: readonly string[]) {
  const options = { all: { type: 'boolean' }, group: { type: 'string' } } as const;
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new SettingError(`${(error as Error).message}; ${USAGE}`);
  }
}

/** A client of each service that runs here or elsewhere. */
async function operatorsOf(env: Env): Promise<Operator[]> {
  const { SERVICE_PORT_BASE: base } = settings(env, portSettingsTable);
  const elsewhere = addressesElsewhere(env);
  const secret = await serviceSecret(env);
  const token = createServiceTokens({ service: 'operator', secret, clock: systemClock });
  return services.map(({ name, portOffset }) => {
    const [address = `http://127.0.0.1:${base + portOffset}`] = elsewhere[name as UpstreamName] ?? [];
    const wire = networkWire(name, [address]);
    return createServiceClient(operatorRoutes, { service: name, wire, token, withinMs: PATIENCE_MS });
  });
}

function ask<T>(operators: readonly Operator[], question: (operator: Operator) => Promise<T>): Promise<T[]> {
  return Promise.all(operators.map(question)).catch((error) => {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof CallRefused) throw new SettingError(message);
    throw new SettingError(`${message} Is the platform running (npm start, npm run services)?`);
  });
}

type Wish = { action: string; ids: readonly string[]; all?: boolean | undefined; group?: string | undefined };

async function deadLetters(env: Env, { action, ids, all, group }: Wish) {
  if (action !== 'list' && action !== 'resend' && action !== 'discard')
    throw new SettingError(`the action is list, resend or discard; ${USAGE}`);
  if (action !== 'list' && !all && ids.length === 0)
    throw new SettingError(`which? Name event ids, or say \`npm run dead-letters -- ${action} --all\``);
  const isChosen = ({ event, group: of }: Letter) =>
    (all || ids.length === 0 || ids.includes(event.id)) && (!group || of === group);
  const owned = await ask(await operatorsOf(env), async (operator) => {
    const { items } = await operator.listDeadLetters({});
    return { operator, letters: (items as Letter[]).filter(isChosen) };
  });
  const found = owned.flatMap(({ letters }) => letters);
  const unknown = ids.find((id) => !found.some(({ event }) => event.id === id));
  if (unknown !== undefined) throw new SettingError(`no dead letter has the id ${unknown}; ${USAGE}`);
  if (action === 'list') return print(found);
  let count = 0;
  for (const { operator, letters } of owned) {
    for (const [name, some] of Map.groupBy(letters, (letter) => letter.group)) {
      const body = { group: name, ids: some.map(({ event }) => event.id) };
      const answers = await ask([operator], ({ resendDeadLetters, discardDeadLetters }) =>
        action === 'resend' ? resendDeadLetters({ body }) : discardDeadLetters({ body }),
      );
      for (const done of answers) count += done.count;
    }
  }
  process.stdout.write(`${count} ${action === 'resend' ? 'sent again' : 'discarded'}.\n`);
}

function print(letters: readonly Letter[]) {
  if (letters.length === 0) process.stdout.write('No dead letters.\n');
  for (const { group, event, attempts, error, failedAt } of letters) {
    process.stdout.write(
      `${event.id}  ${event.type}  ${event.subject}  for ${group}, ${attempts} tries until ${failedAt}: ${error}\n`,
    );
  }
}

async function rebuild(operators: readonly Operator[], projection: string | undefined) {
  const body = projection ? { projection } : {};
  const answers = await ask(operators, (operator) => operator.rebuildProjections({ body }));
  const rebuilt = answers.flatMap((answer) => answer.rebuilt);
  if (rebuilt.length === 0) throw new SettingError(`there is no projection ${projection ?? ''}`.trim());
  for (const { name, items } of rebuilt) process.stdout.write(`${name}: ${items} rebuilt\n`);
}
