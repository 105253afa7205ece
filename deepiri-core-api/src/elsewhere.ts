import { addressSetting, type UpstreamName, upstreamNames } from 'deepiri-api-gateway';
import { addresses, type Env, SettingError, settings, storeUrls } from 'deepiri-service-kit';

export type Elsewhere = Readonly<Record<UpstreamName, readonly string[]>>;

/** Where services that have moved out of this process answer; empty for those that live here. @throws SettingError */
export function addressesElsewhere(env: Env): Elsewhere {
  const table = upstreamNames.map((service) => [addressSetting(service), addresses(`Where ${service} answers`, '')]);
  const values = settings(env, Object.fromEntries(table)) as Record<string, string[]>;
  const elsewhere = upstreamNames.map((service) => [service, values[addressSetting(service)]!]);
  return Object.fromEntries(elsewhere) as unknown as Elsewhere;
}

/** Services that run elsewhere need what they share with this process. @throws SettingError naming what is not set */
export function demandShared(env: Env, elsewhere: Elsewhere): void {
  const moved = upstreamNames.find((service) => elsewhere[service].length > 0);
  if (!moved) return;
  const because = `with ${addressSetting(moved)}`;
  if (!env['SERVICE_SECRET'])
    throw new SettingError(`SERVICE_SECRET is not set: ${because}, both processes need the same one`);
  demandServerBus(env, because);
}

/** Processes meet on a bus that is a server. @throws SettingError */
export function demandServerBus(env: Env, because: string): void {
  const { BUS_URL } = storeUrls(env);
  if (!/^rediss?:/.test(BUS_URL))
    throw new SettingError(`BUS_URL must be a server, such as redis://127.0.0.1:6379, ${because}`);
}
