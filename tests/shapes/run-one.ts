import { runGateway } from 'deepiri-api-gateway';
import { type Clock, type Env, type RunOptions, runService, type ServiceDefinition, start } from 'deepiri-service-kit';

// One service, as its own start file runs it, or with a clock that the test moves over the channel.
const [, , name, startsAt] = process.argv;

const definitions: Record<string, () => Promise<ServiceDefinition<never>>> = {
  'auth-service': async () => (await import('deepiri-auth-service')).authService as never,
  'task-orchestrator': async () => (await import('deepiri-task-orchestrator')).taskOrchestrator as never,
  'engagement-service': async () => (await import('deepiri-engagement-service')).engagementService as never,
  'notification-service': async () => (await import('deepiri-notification-service')).notificationService as never,
  'realtime-gateway': async () => (await import('deepiri-realtime-gateway')).realtimeGateway as never,
};

async function run(env: Env, options: RunOptions): Promise<void> {
  if (name === 'api-gateway') return runGateway(env, options);
  const definition = await definitions[name!]!();
  return runService(definition, env, options);
}

function toldClock(begin: string): Clock {
  let now = new Date(begin);
  process.on('message', (told: { now: string }) => {
    now = new Date(told.now);
    process.send!(told);
  });
  return { now: () => new Date(now) };
}

start((env) => run(env, startsAt ? { clock: toldClock(startsAt) } : {}));
