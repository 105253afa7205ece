import { start } from 'deepiri-service-kit';
import { runServices } from './run-services.ts';

start(runServices);
