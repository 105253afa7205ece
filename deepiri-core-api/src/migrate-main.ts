import { start } from 'deepiri-service-kit';
import { migrate } from './migrate.ts';

start(migrate);
