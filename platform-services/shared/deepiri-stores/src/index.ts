export type * from './cache/port.ts';
export * from './documents/errors.ts';
export * from './documents/port.ts';
export type * from './rankings/port.ts';
export type * from './series/port.ts';
export type * from './streams/port.ts';
