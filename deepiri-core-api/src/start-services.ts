import { resolve } from 'node:path';
import { readConfig, type UpstreamName } from 'deepiri-api-gateway';
import { checkSettings, type Env, portSettingsTable, SettingError, settings } from 'deepiri-service-kit';
import { addressesElsewhere, demandServerBus, demandShared } from './elsewhere.ts';
import { createLines } from './processes/lines.ts';
import { type Plan, planProcesses } from './processes/plan.ts';
import { type Supervised, supervise } from './processes/supervise.ts';
import { serviceSecret } from './service-secret.ts';
import { services } from './services.ts';

const backend = resolve(import.meta.dirname, '../../platform-services/backend');

export type Services = Supervised & { plans: readonly Plan[]; gatewayPort: number };

type Options = {
  env: Env;
  webRoot: string;
  say: (line: string) => void;
  /** Whether a person reads the output of the processes. */
  terminal: boolean;
};

/** The ports that processes find each other at, once all settings are known to be good. @throws SettingError */
export function readPorts(env: Env): { portBase: number; gatewayPort: number } {
  demandServerBus(env, 'because several processes share it');
  const elsewhere = addressesElsewhere(env);
  demandShared(env, elsewhere);
  const { SERVICE_PORT_BASE: portBase } = settings(env, portSettingsTable);
  const { port: gatewayPort } = readConfig(env);
  if (portBase === 0 || gatewayPort === 0)
    throw new SettingError('SERVICE_PORT_BASE and PORT must not be 0: processes have to find each other');
  for (const definition of services)
    if (!elsewhere[definition.name as UpstreamName]?.length) checkSettings(definition, env);
  return { portBase, gatewayPort };
}

/** Starts the gateway and every service as a process of its own. @throws SettingError */
export async function startServices({ env, webRoot, say, terminal }: Options): Promise<Services> {
  const { portBase, gatewayPort } = readPorts(env);
  const secret = new TextDecoder().decode(await serviceSecret(env));
  const shared = { LOG_LEVEL: 'warn', ...env, SERVICE_SECRET: secret, WEB_ROOT: webRoot };
  const elsewhere = addressesElsewhere(env);
  const plans = planProcesses({ env: shared, services, elsewhere, portBase, gatewayPort, backend });
  const write = (text: string) => void process.stdout.write(text);
  return { ...supervise(plans, { say, lines: createLines(write, terminal) }), plans, gatewayPort };
}
