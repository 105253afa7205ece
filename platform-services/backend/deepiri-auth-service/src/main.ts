import { runService, start } from 'deepiri-service-kit';
import { authService } from './index.ts';

start((env) => runService(authService, env));
