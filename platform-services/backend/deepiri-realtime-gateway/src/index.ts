import { defineService } from 'deepiri-service-kit';
import { readConfig } from './config.ts';
import { liveSubscription, tokenJob, trimJob } from './events/live-events.ts';
import { createAdmission } from './routes/admission.ts';
import { createConnections } from './routes/connections.ts';
import { measureSockets } from './routes/measure-sockets.ts';
import { openSocketDoor } from './routes/socket-server.ts';
import { appendTogether } from './store/append-together.ts';

export { settingsTable } from './config.ts';

/** Tells users live what concerns them, and what they missed. */
export const realtimeGateway = defineService({
  name: 'realtime-gateway',
  portOffset: 8,
  stores: ['streams'],
  config: readConfig,
  build({ streams, authenticator, clock, log, metrics, tracer }, config) {
    const connections = createConnections();
    const { countOf, endSession, endUser, checkTokens } = connections;
    const { socketsPerUser } = config;
    const admission = createAdmission({ authenticator, streams, countOf, socketsPerUser });
    const append = appendTogether(streams, {
      appended: ({ stream, id, at, body }, offset) =>
        connections.announce(stream, { offset, id, at, ...(body as { type: string; data: unknown }) }),
      unsure: connections.unsure,
    });
    const measures = measureSockets(metrics, connections.count);
    return {
      routes: [],
      subscriptions: [liveSubscription({ append, authenticator, tracer, endSession, endUser })],
      jobs: [trimJob(streams), tokenJob(checkTokens)],
      raw: openSocketDoor({ admission, connections, measures, streams, clock, log, tracer, config }),
    };
  },
});
