import { type EventBus, openBus } from 'deepiri-event-bus';
import type { Logger } from 'pino';
import { type Env, settings } from '../config.ts';
import { storeUrls } from './resources.ts';
import { hostSettingsTable } from './start-service.ts';
import { type Arriving, waitFor } from './wait-for.ts';

/** Opens the bus of a process; one that is not reachable yet is waited for. @throws SettingError */
export async function openSharedBus(env: Env, log: Logger, arriving?: Arriving): Promise<EventBus> {
  const { BUS_URL: url } = storeUrls(env);
  const warnsOfLoss = settings(env, hostSettingsTable).BUS_WARNINGS === 'on';
  const open = () => openBus(url, { log, warnsOfLoss });
  return waitFor({ part: 'bus', setting: 'BUS_URL', url, open }, log, arriving);
}
