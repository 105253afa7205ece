import { type Env, integer, settings, text } from '../config.ts';
import type { ServiceDefinition } from '../service.ts';
import { portSettingsTable, type RunOptions, runProcess } from './run-process.ts';
import { checkSettings, startService } from './start-service.ts';

/**
 * Runs one service as a process of its own: listens on PORT, or SERVICE_PORT_BASE + its offset, until a signal comes.
 * @throws SettingError
 */
export async function runService<Config>(
  definition: ServiceDefinition<Config>,
  env: Env,
  options?: RunOptions,
): Promise<void> {
  checkSettings(definition, env);
  const { SERVICE_PORT_BASE: base } = settings(env, portSettingsTable);
  const { PORT: port, HOST: host } = settings(env, {
    PORT: integer('Port of this service', base && base + definition.portOffset, { max: 65_535 }),
    HOST: text('Address to listen on', '127.0.0.1'),
  });
  await runProcess({ name: definition.name, port, host }, env, (ground) => startService(definition, ground), options);
}
