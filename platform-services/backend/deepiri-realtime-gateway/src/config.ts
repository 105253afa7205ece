import { choice, type Env, integer, settings, storeUrls } from 'deepiri-service-kit';

export const settingsTable = {
  SOCKETS_PER_USER: integer('Sockets one user may have open at once, at each gateway', 50, { min: 1 }),
  STRANGERS_PER_ADDRESS: integer('Sockets of one address that have not yet shown a token', 200, { min: 1 }),
  RATE_LIMIT: choice('`off` lifts the limit on strangers (load tests)', ['on', 'off'], 'on'),
  SOCKET_MESSAGES_PER_SECOND: integer('Messages a socket may send per second, for long', 20, { min: 1 }),
  SOCKET_BUFFER_BYTES: integer('Bytes that may wait for a slow client before it is left to catch up', 1_048_576, {
    min: 1_024,
  }),
  SOCKET_SLOW_SECONDS: integer('Seconds a slow client has to take what waits for it', 30, { min: 1 }),
};

export type RealtimeConfig = {
  socketsPerUser: number;
  /** Undefined: no limit. */
  strangersPerAddress: number | undefined;
  messagesPerSecond: number;
  bufferBytes: number;
  slowMs: number;
  /** Where the streams are; gateways that share them are neighbours. */
  streamsUrl: string;
};

/** @throws SettingError */
export function readConfig(env: Env): RealtimeConfig {
  const values = settings(env, settingsTable);
  return {
    socketsPerUser: values.SOCKETS_PER_USER,
    strangersPerAddress: values.RATE_LIMIT === 'on' ? values.STRANGERS_PER_ADDRESS : undefined,
    messagesPerSecond: values.SOCKET_MESSAGES_PER_SECOND,
    bufferBytes: values.SOCKET_BUFFER_BYTES,
    slowMs: values.SOCKET_SLOW_SECONDS * 1000,
    streamsUrl: storeUrls(env).STREAMS_URL,
  };
}
