import { type Env, settings, text } from '../config.ts';
import type { ServiceDefinition } from '../service.ts';
import { portSettingsTable, type RunOptions, runProcess } from './run-process.ts';
import { startService } from './start-service.ts';

/**
 * Runs one service as a process of its own: listens on SERVICE_PORT_BASE + its offset until a signal comes.
 * @throws SettingError
 */
export async function runService<Config>(
  definition: ServiceDefinition<Config>,
  env: Env,
  options?: RunOptions,
): Promise<void> {
  // Read before anything is opened, so that a wrong setting ends the start at once.
  definition.config(env);
  const { SERVICE_PORT_BASE: base, HOST: host } = settings(env, {
    ...portSettingsTable,
    HOST: text('Address to listen on', '127.0.0.1'),
  });
  const tenant = { name: definition.name, port: base && base + definition.portOffset, host };
  await runProcess(tenant, env, (ground) => startService(definition, ground), options);
}
