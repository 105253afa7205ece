import { runService, start } from 'deepiri-service-kit';
import { realtimeGateway } from './index.ts';

start((env) => runService(realtimeGateway, env));
