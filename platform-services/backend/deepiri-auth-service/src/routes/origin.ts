import { deviceOf } from '../domain/device.ts';
import type { Origin } from '../domain/session.ts';

export type Headers = Record<string, string | string[] | undefined>;

export function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** Where a request comes from, for the list of devices and for limits. */
export function originOf(headers: Headers, ip: string): Origin {
  return { ...deviceOf(one(headers['user-agent'])), ip };
}
