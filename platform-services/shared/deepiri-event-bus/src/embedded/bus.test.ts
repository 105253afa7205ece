import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventBusContract } from '../contract-suite/index.ts';
import type { BusOptions } from '../options.ts';
import { EmbeddedBus } from './bus.ts';

eventBusContract({
  name: 'embedded',
  async open(options) {
    const folder = await mkdtemp(join(tmpdir(), 'deepiri-bus-'));
    const opened: EmbeddedBus[] = [];
    const openAgain = (more?: BusOptions) => {
      const bus = new EmbeddedBus(folder, more);
      opened.push(bus);
      return bus;
    };
    return {
      bus: openAgain(options),
      url: `sqlite:${folder}`,
      another: async (more) => openAgain(more),
      trim: (bus) => (bus as EmbeddedBus).trim(),
      async close() {
        await Promise.all(opened.map((bus) => bus.close()));
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
});
