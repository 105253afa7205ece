import { runService, start } from 'deepiri-service-kit';
import { notificationService } from './index.ts';

start((env) => runService(notificationService, env));
