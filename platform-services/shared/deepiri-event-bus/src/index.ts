export { checkBusAddress, openBus } from './open-bus.ts';
export type { BusLog, BusOptions, Timing } from './options.ts';
export type * from './port.ts';
