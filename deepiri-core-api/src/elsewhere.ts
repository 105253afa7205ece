import { addressSetting, type UpstreamName, upstreamNames } from 'deepiri-api-gateway';
import { addresses, type Env, SettingError, settings, storeUrls } from 'deepiri-service-kit';

/**
 * Where services that have moved out of this process answer; empty for those that live here.
 * @throws SettingError also when what they must share with this process is not set
 */
export function readElsewhere(env: Env): Record<UpstreamName, readonly string[]> {
  const table = upstreamNames.map((service) => [addressSetting(service), addresses(`Where ${service} answers`, '')]);
  const values = settings(env, Object.fromEntries(table)) as Record<string, string[]>;
  const elsewhere = upstreamNames.map((service) => [service, values[addressSetting(service)]!] as const);
  const moved = elsewhere.find(([, urls]) => urls.length > 0)?.[0];
  if (moved) demandShared(env, addressSetting(moved));
  return Object.fromEntries(elsewhere) as unknown as Record<UpstreamName, readonly string[]>;
}

function demandShared(env: Env, because: string) {
  if (!env['SERVICE_SECRET'])
    throw new SettingError(`SERVICE_SECRET is not set: with ${because}, both processes need the same one`);
  demandServerBus(env, `with ${because}`);
}

/** Processes meet on a bus that is a server. @throws SettingError */
export function demandServerBus(env: Env, because: string): void {
  const { BUS_URL } = storeUrls(env);
  if (!BUS_URL.startsWith('redis'))
    throw new SettingError(`BUS_URL must be a server, such as redis://127.0.0.1:6379, ${because}`);
}
