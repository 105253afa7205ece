import { start } from 'deepiri-service-kit';
import { run } from './run.ts';

start(run);
