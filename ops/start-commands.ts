type StartCommand = { team: string; file: string; services: string[] };

const words = (text: string) => text.split(' ').filter(Boolean);
const fullStack = words(
  'frontend-dev api-gateway auth-service task-orchestrator engagement-service platform-analytics-service ' +
    'notification-service external-bridge-service challenge-service realtime-gateway',
);

/** `docker compose -f <file> up -d <services>`, as the founding document tells each team; no services: everything. */
export const startCommands: StartCommand[] = [
  {
    team: 'AI',
    file: 'docker-compose.dev.yml',
    services: words('mongodb influxdb redis cyrex jupyter mlflow challenge-service'),
  },
  {
    team: 'ML',
    file: 'docker-compose.dev.yml',
    services: words('mongodb influxdb redis cyrex jupyter mlflow platform-analytics-service'),
  },
  {
    team: 'Infrastructure',
    file: 'docker-compose.dev.yml',
    services: words('mongodb redis influxdb mongo-express'),
  },
  { team: 'Infrastructure, everything', file: 'docker-compose.dev.yml', services: [] },
  { team: 'Backend', file: 'docker-compose.backend-team.yml', services: fullStack },
  { team: 'Frontend', file: 'docker-compose.frontend-team.yml', services: fullStack },
  { team: 'Platform Engineers', file: 'docker-compose.dev.yml', services: [] },
  { team: 'QA', file: 'docker-compose.dev.yml', services: [] },
];

/** Services that the founding document names and that do not exist yet. Who adds one takes it out here. */
export const stillToCome = words(
  'challenge-service cyrex external-bridge-service jupyter mlflow platform-analytics-service',
);

/** Ports on the host, as the founding document gives them. */
export const ports: Record<string, number> = {
  'api-gateway': 5100,
  'auth-service': 5001,
  'task-orchestrator': 5002,
  'engagement-service': 5003,
  'platform-analytics-service': 5004,
  'notification-service': 5005,
  'external-bridge-service': 5006,
  'challenge-service': 5007,
  'realtime-gateway': 5008,
  cyrex: 8000,
  'frontend-dev': 5173,
  mongodb: 27017,
  redis: 6379,
  influxdb: 8086,
  'mongo-express': 8081,
  mlflow: 5000,
  jupyter: 8888,
};
