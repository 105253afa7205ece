import { runService, start } from 'deepiri-service-kit';
import { engagementService } from './index.ts';

start((env) => runService(engagementService, env));
