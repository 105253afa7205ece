import { join } from 'node:path';
import { services, startPlatform } from 'deepiri-core-api';
import type { Shape, Wanted } from './shape.ts';

/** Boots the whole platform in this process on free ports. */
export async function startInThisProcess({ place, env, clock, log: { log } }: Wanted): Promise<Shape> {
  const settings = { PORT: '0', SERVICE_PORT_BASE: '0', ...env };
  const webRoot = join(place.folder, 'no-web');
  const platform = await startPlatform({ env: settings, services, log, ...(clock ? { clock } : {}), webRoot });
  const { port, ports, settled, stop } = platform;
  return { port, ports, processes: {}, inTime: async () => {}, settled, stop };
}
