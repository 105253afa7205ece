import { authService } from 'deepiri-auth-service';
import { engagementService } from 'deepiri-engagement-service';
import { notificationService } from 'deepiri-notification-service';
import { realtimeGateway } from 'deepiri-realtime-gateway';
import type { ServiceDefinition } from 'deepiri-service-kit';
import { taskOrchestrator } from 'deepiri-task-orchestrator';

/** The services that live in this process. */
export const services = [
  authService,
  taskOrchestrator,
  engagementService,
  notificationService,
  realtimeGateway,
] as unknown as ServiceDefinition[];
