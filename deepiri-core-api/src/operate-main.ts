import { start } from 'deepiri-service-kit';
import { operate } from './operate.ts';

start(operate);
