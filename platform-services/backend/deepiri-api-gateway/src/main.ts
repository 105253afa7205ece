import { start } from 'deepiri-service-kit';
import { runGateway } from './index.ts';

start((env) => runGateway(env));
