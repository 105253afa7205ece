import Fastify from 'fastify';

// The least a service can be: one route with small JSON. It stands in for task-orchestrator behind the gateway, so that the
// ratio is that of the hop and not of what a real route does.
const app = Fastify({ keepAliveTimeout: 72_000 });
const body = {
  type: 'object',
  properties: { id: { type: 'string' }, title: { type: 'string' }, status: { type: 'string' } },
};
app.get('/health', async () => ({ status: 'ok' }));
app.get('/ready', async () => ({ status: 'ready', parts: {} }));
app.get<{ Params: { id: string } }>('/api/tasks/:id', { schema: { response: { 200: body } } }, async ({ params }) => ({
  id: params.id,
  title: 'Write the quarterly report',
  status: 'todo',
}));
const address = await app.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`listening ${address}\n`);
process.once('SIGTERM', () => process.exit(0));
