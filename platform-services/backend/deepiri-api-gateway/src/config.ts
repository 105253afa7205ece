import { choice, type Env, integer, settings, text } from 'deepiri-service-kit';
import type { Limits } from './domain/limits.ts';

export const settingsTable = {
  PORT: integer('Port of the platform', 5100, { max: 65_535 }),
  HOST: text('Address to listen on', '0.0.0.0'),
  SERVICE_PORT_BASE: integer('99 above it are the metrics of the gateway; 0 takes a free port', 5000, { max: 65_000 }),
  METRICS_HOST: text('Address where the gateway shows its metrics; never a public one', '127.0.0.1'),
  RATE_LIMIT: choice('Limits on requests; off only for load tests', ['on', 'off'], 'on'),
  RATE_LIMIT_USER_PER_MINUTE: integer('Requests a signed-in user may send per minute, for long', 1_200, { min: 1 }),
  RATE_LIMIT_ANONYMOUS_PER_MINUTE: integer('Requests an address may send per minute without a token', 600, { min: 1 }),
  RATE_LIMIT_CREDENTIALS_PER_MINUTE: integer('Sign-ins and sign-ups an address may try per minute', 120, { min: 1 }),
  MAX_CONCURRENT_PER_USER: integer('Requests of one user, or of one address without a token, at once', 64, { min: 1 }),
};

export type GatewayConfig = {
  port: number;
  host: string;
  metrics: { port: number; host: string };
  limits: Limits | undefined;
  maxConcurrent: number;
};

const METRICS_OFFSET = 99;

/** @throws SettingError */
export function readConfig(env: Env): GatewayConfig {
  const values = settings(env, settingsTable);
  const perMinute = (count: number) => ({ burst: count, perSecond: count / 60 });
  return {
    port: values.PORT,
    host: values.HOST,
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
