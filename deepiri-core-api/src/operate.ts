import { parseArgs } from 'node:util';
import { createServiceTokens, type Env, integer, SettingError, settings, systemClock } from 'deepiri-service-kit';
import { serviceSecret } from './service-secret.ts';
import { services } from './services.ts';

type Letter = {
  group: string;
  event: { id: string; type: string; subject: string };
  attempts: number;
  error: string;
  failedAt: string;
};

/** `npm run dead-letters` and `npm run rebuild`: asks the running services on loopback. */
export async function operate(env: Env): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { all: { type: 'boolean' }, group: { type: 'string' } },
  });
  const [command, action, ...rest] = positionals;
  const call = await caller(env);
  if (command === 'dead-letters') return deadLetters(call, action ?? 'list', rest, values);
  if (command === 'rebuild') return rebuild(call, action);
  throw new SettingError('say `dead-letters [list | resend | discard] [event ids | --all]` or `rebuild [projection]`');
}

type Call = (path: string, body?: unknown) => Promise<{ service: string; answer: unknown }[]>;

async function caller(env: Env): Promise<Call> {
  const { SERVICE_PORT_BASE: base } = settings(env, {
    SERVICE_PORT_BASE: integer('The ports of the services start above it', 5000),
  });
  const token = await createServiceTokens({
    service: 'operator',
    secret: await serviceSecret(env),
    clock: systemClock,
  })();
  return (path, body) =>
    Promise.all(
      services.map(async ({ name, portOffset }) => {
        const url = `http://127.0.0.1:${base + portOffset}${path}`;
        const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
        const headers = {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        };
        const answer = await fetch(url, { ...init, headers }).catch(() => {
          throw new SettingError(
            `${name} does not answer on port ${base + portOffset}. Start the platform first (npm start).`,
          );
        });
        return { service: name, answer: answer.ok ? await answer.json() : undefined };
      }),
    );
}

async function deadLetters(
  call: Call,
  action: string,
  ids: string[],
  { all, group }: { all?: boolean | undefined; group?: string | undefined },
) {
  const lists = await call('/internal/dead-letters');
  const letters = lists.flatMap(({ answer }) => (answer as { items: Letter[] } | undefined)?.items ?? []);
  const chosen = letters.filter(
    (letter) => (all || ids.includes(letter.event.id)) && (!group || letter.group === group),
  );
  if (action === 'list') return print(letters);
  if (action !== 'resend' && action !== 'discard') throw new SettingError('the action is list, resend or discard');
  const groups = [...new Set(chosen.map((letter) => letter.group))];
  await Promise.all(
    groups.map((name) =>
      call(`/internal/dead-letters/${action}`, {
        group: name,
        ids: chosen.filter((letter) => letter.group === name).map(({ event }) => event.id),
      }),
    ),
  );
  process.stdout.write(`${chosen.length} ${action === 'resend' ? 'sent again' : 'discarded'}.\n`);
}

function print(letters: Letter[]) {
  if (letters.length === 0) process.stdout.write('No dead letters.\n');
  for (const { group, event, attempts, error, failedAt } of letters) {
    process.stdout.write(
      `${event.id}  ${event.type}  ${event.subject}  for ${group}, ${attempts} tries until ${failedAt}: ${error}\n`,
    );
  }
}

async function rebuild(call: Call, projection: string | undefined) {
  const answers = await call('/internal/rebuild', projection ? { projection } : {});
  const rebuilt = answers.flatMap(
    ({ answer }) => (answer as { rebuilt: { name: string; items: number }[] } | undefined)?.rebuilt ?? [],
  );
  if (rebuilt.length === 0) throw new SettingError(`there is no projection ${projection ?? ''}`.trim());
  for (const { name, items } of rebuilt) process.stdout.write(`${name}: ${items} rebuilt\n`);
}
