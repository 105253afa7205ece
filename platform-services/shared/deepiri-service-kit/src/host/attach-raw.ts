import { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Authenticator } from '../auth/authenticator.ts';
import { believeServices } from '../http/passed-on.ts';
import { answerProblem, answerUpgrade } from '../http/raw-answers.ts';
import type { RawHandler } from '../service.ts';

type Tools = { authenticator: Authenticator; newRequestId: () => string };

/** Gives the raw handler what is its own: requests go around the framework, which would read their body and answer them. */
export function attachRaw(app: FastifyInstance, raw: RawHandler, { authenticator, newRequestId }: Tools): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (!request.raw.url?.startsWith(raw.prefix)) return done();
    reply.hijack();
    try {
      raw.request(request.raw, reply.raw);
    } catch (error) {
      answerProblem(error, { request: request.raw, response: reply.raw, requestId: request.id });
    }
  });
  app.server.on('upgrade', async (request, socket, head) => {
    if (!raw.upgrade || !request.url?.startsWith(raw.prefix)) return void socket.destroy();
    // Nobody listens between here and there, and an error that nobody hears would end the process.
    const ignore = () => {};
    socket.on('error', ignore);
    try {
      await believeServices(request.headers, authenticator);
      if (socket.destroyed) return;
      raw.upgrade(request, socket, head);
      socket.off('error', ignore);
    } catch (error) {
      const response = new ServerResponse(request);
      answerUpgrade(error, socket, { request, response, requestId: newRequestId() });
    }
  });
}
