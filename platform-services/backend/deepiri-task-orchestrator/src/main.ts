import { runService, start } from 'deepiri-service-kit';
import { taskOrchestrator } from './index.ts';

start((env) => runService(taskOrchestrator, env));
