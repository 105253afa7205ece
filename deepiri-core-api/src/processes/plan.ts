import { join } from 'node:path';
import { addressSetting, type UpstreamName } from 'deepiri-api-gateway';
import type { Env } from 'deepiri-service-kit';

/** A process to run. */
export type Plan = {
  name: string;
  /** Its start file. */
  file: string;
  env: Env;
  /** Answers 200 when it can serve. */
  readyUrl: string;
};

type Given = {
  /** Settings that all share: stores, secret, … */
  env: Env;
  services: readonly { name: string; portOffset: number }[];
  /** Addresses of services that run elsewhere; these get no process. */
  elsewhere: Readonly<Record<string, readonly string[]>>;
  portBase: number;
  gatewayPort: number;
  /** Folder of the services' folders. */
  backend: string;
};

/** The processes of a platform on this machine: the gateway, and each service that does not run elsewhere. */
export function planProcesses({ env, services, elsewhere, portBase, gatewayPort, backend }: Given): Plan[] {
  const here = services.filter(({ name }) => !elsewhere[name]?.length);
  const addresses = here.map(({ name, portOffset }) => [
    addressSetting(name as UpstreamName),
    `http://127.0.0.1:${portBase + portOffset}`,
  ]);
  const shared: Env = { ...env, ...Object.fromEntries(addresses), SERVICE_PORT_BASE: String(portBase) };
  const plan = (name: string, port: number, own: Env): Plan => ({
    name,
    file: join(backend, `deepiri-${name}/src/main.ts`),
    env: { ...own, PORT: String(port) },
    readyUrl: `http://127.0.0.1:${port}/ready`,
  });
  // HOST is where the gateway listens. Nobody else needs to be reached from outside.
  const { HOST: _, ...others } = shared;
  // All have the same bus, and the gateway looks at it for all.
  const inside = { ...others, BUS_WARNINGS: 'off' };
  return [
    plan('api-gateway', gatewayPort, shared),
    ...here.map(({ name, portOffset }) => plan(name, portBase + portOffset, inside)),
  ];
}
