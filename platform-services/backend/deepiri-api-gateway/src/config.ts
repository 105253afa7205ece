import { BlockList, isIP } from 'node:net';
import { resolve } from 'node:path';
import {
  addresses,
  checkUrls,
  choice,
  type Env,
  integer,
  list,
  SettingError,
  settings,
  text,
} from 'deepiri-service-kit';
import type { Limits } from './domain/limits.ts';
import type { UpstreamName } from './domain/routing.ts';

export const settingsTable = {
  PORT: integer('Port of the platform', 5100, { max: 65_535 }),
  HOST: text('Address to listen on', '0.0.0.0'),
  SERVICE_PORT_BASE: integer('99 above it are the metrics of the gateway; 0 takes a free port', 5000, { max: 65_000 }),
  METRICS_HOST: text('Address where the gateway shows its metrics; never a public one', '127.0.0.1'),
  RATE_LIMIT: choice('Limits on requests; off only for load tests', ['on', 'off'], 'on'),
  RATE_LIMIT_USER_PER_MINUTE: integer('Requests a signed-in user may send per minute, for long', 1_200, { min: 1 }),
  RATE_LIMIT_ANONYMOUS_PER_MINUTE: integer('Requests an address may send per minute without a token', 600, { min: 1 }),
  RATE_LIMIT_CREDENTIALS_PER_MINUTE: integer('Sign-ins, sign-ups and calendars an address may try per minute', 120, {
    min: 1,
  }),
  MAX_CONCURRENT_PER_USER: integer('Requests of one user, or of one address without a token, at once', 64, { min: 1 }),
  TRUSTED_PROXIES: list(
    'Proxies in front of the gateway whose X-Forwarded headers are believed, as addresses or networks (10.0.0.0/8)',
  ),
  WEB_ROOT: text('Folder of the built web app, for a gateway that runs alone', './deepiri-web-frontend/dist'),
};

/** A service's name as that of a setting: task-orchestrator is TASK_ORCHESTRATOR_URL. */
type AddressSetting<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? AddressSetting<`${First}_${Rest}`>
  : `${Uppercase<Name>}_URL`;

/** Where the services answer, for a gateway that runs alone. Several instances are separated by commas. */
export const addressTable = {
  AUTH_SERVICE_URL: addresses('Where auth-service answers', 'http://127.0.0.1:5001'),
  TASK_ORCHESTRATOR_URL: addresses('Where task-orchestrator answers', 'http://127.0.0.1:5002'),
  ENGAGEMENT_SERVICE_URL: addresses('Where engagement-service answers', 'http://127.0.0.1:5003'),
  NOTIFICATION_SERVICE_URL: addresses('Where notification-service answers', 'http://127.0.0.1:5005'),
  REALTIME_GATEWAY_URL: addresses('Where realtime-gateway answers', 'http://127.0.0.1:5008'),
} satisfies Record<AddressSetting<UpstreamName>, ReturnType<typeof addresses>>;

/** The setting that says where a service answers: its compose service name. */
export function addressSetting(service: UpstreamName): keyof typeof addressTable {
  return `${service.toUpperCase().replaceAll('-', '_')}_URL` as keyof typeof addressTable;
}

export type GatewayConfig = {
  port: number;
  host: string;
  metrics: { port: number; host: string };
  limits: Limits | undefined;
  maxConcurrent: number;
  webRoot: string;
  isTrustedProxy: (address: string) => boolean;
};

const METRICS_OFFSET = 99;

/** @throws SettingError */
export function readConfig(env: Env): GatewayConfig {
  const values = settings(env, settingsTable);
  checkUrls(env, 'api-gateway');
  const perMinute = (count: number) => ({ burst: count, perSecond: count / 60 });
  return {
    port: values.PORT,
    host: values.HOST,
    webRoot: resolve(values.WEB_ROOT),
    isTrustedProxy: proxies(values.TRUSTED_PROXIES),
    metrics: {
      port: values.SERVICE_PORT_BASE && values.SERVICE_PORT_BASE + METRICS_OFFSET,
      host: values.METRICS_HOST,
    },
    maxConcurrent: values.MAX_CONCURRENT_PER_USER,
    limits:
      values.RATE_LIMIT === 'off'
        ? undefined
        : {
            user: perMinute(values.RATE_LIMIT_USER_PER_MINUTE),
            anonymous: perMinute(values.RATE_LIMIT_ANONYMOUS_PER_MINUTE),
            credentials: perMinute(values.RATE_LIMIT_CREDENTIALS_PER_MINUTE),
          },
  };
}

function proxies(list: readonly string[]): (address: string) => boolean {
  if (list.length === 0) return () => false;
  const known = new BlockList();
  for (const entry of list) add(known, entry);
  return (address) => isIP(address) !== 0 && known.check(address, familyOf(address));
}

function add(known: BlockList, entry: string) {
  const [address, prefix, ...more] = entry.split('/') as [string, string | undefined];
  try {
    if (isIP(address) === 0 || more.length > 0) throw new TypeError();
    if (prefix === undefined) known.addAddress(address, familyOf(address));
    else known.addSubnet(address, /^\d+$/.test(prefix) ? Number(prefix) : Number.NaN, familyOf(address));
  } catch {
    throw new SettingError(`TRUSTED_PROXIES: "${entry}" is neither an address nor a network such as 10.0.0.0/8`);
  }
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
