import type { Clock, Env } from 'deepiri-service-kit';
import type { KeptLog } from 'deepiri-service-kit/testing';
import type { Place } from './place.ts';
import type { ServiceProcess } from './service-process.ts';

/** Where the platform writes its lines; a kept one also takes those of other processes. */
export type Log = Pick<KeptLog, 'log'> & Partial<Pick<KeptLog, 'take'>>;

export type Wanted = {
  place: Place;
  env: Env;
  clock: Clock | undefined;
  log: Log;
} & Layout;

/** How processes stand beside each other, where each service has its own. */
export type Layout = {
  /** How many processes of a service there are; 1 of those that are not named. The second of a kind is called `<name>-2`. */
  instances?: Readonly<Record<string, number>>;
  /** Where others reach a process, when something stands in between. */
  reach?: (process: string, url: string) => string;
};

/** A running platform, whatever its shape. */
export type Shape = {
  /** Port of the gateway. */
  port: number;
  /** Port of each service; of the gateway, the one with its metrics. */
  ports: Readonly<Record<string, number>>;
  /** The processes, where each service has its own: the gateway and all services. */
  processes: Readonly<Record<string, ServiceProcess>>;
  /** Resolves when everybody has the time that the clock shows. */
  inTime(): Promise<void>;
  /** Resolves when every stored event is published and every handler is done. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};
