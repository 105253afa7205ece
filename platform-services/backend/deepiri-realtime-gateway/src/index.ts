import { defineService } from 'deepiri-service-kit';
import { readConfig } from './config.ts';
import { liveSubscription, tokenJob, trimJob } from './events/live-events.ts';
import { createAdmission } from './routes/admission.ts';
import { createConnections } from './routes/connections.ts';
import { followEndings } from './routes/endings.ts';
import { createHearing } from './routes/hearing.ts';
import { measureSockets } from './routes/measure-sockets.ts';
import { findNeighbours } from './routes/neighbours.ts';
import { openSocketDoor } from './routes/socket-server.ts';
import { appendTogether } from './store/append-together.ts';
import { patient } from './store/patient.ts';

export { settingsTable } from './config.ts';

/** Tells users live what concerns them, and what they missed. */
export const realtimeGateway = defineService({
  name: 'realtime-gateway',
  portOffset: 8,
  stores: ['streams'],
  config: readConfig,
  async build({ streams, authenticator, clock, log, metrics, tracer }, config) {
    const connections = createConnections();
    const { countOf, checkTokens } = connections;
    const { socketsPerUser } = config;
    const admission = createAdmission({ authenticator, streams, countOf, socketsPerUser });
    const reader = patient(streams);
    const endings = await followEndings({ streams: reader, authenticator, connections });
    const hearing = createHearing({ connections, endings, log });
    const neighbours = await findNeighbours(config.streamsUrl, hearing.missed);
    const measures = measureSockets(metrics, connections.count);
    const tools = { admission, connections, measures, streams: reader, clock, log, tracer, config };
    const { raw, io } = openSocketDoor(tools, neighbours?.adapter);
    const tell = neighbours?.meet(io, hearing.grew);
    const append = appendTogether(streams, {
      appended(message, offset) {
        if (!tell) return hearing.appended(message, offset);
        hearing.grew(message.stream, offset);
        tell(message.stream, offset);
      },
      unsure: connections.unsure,
    });
    return {
      routes: [],
      subscriptions: [liveSubscription({ append, endings, tracer })],
      jobs: [trimJob(streams), tokenJob(checkTokens, endings)],
      raw,
      async dispose() {
        neighbours?.close();
      },
    };
  },
});
