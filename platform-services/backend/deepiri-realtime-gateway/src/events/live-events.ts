import { type EventType, RESUME_DAYS } from 'deepiri-contracts';
import {
  type Authenticator,
  inSpan,
  type Job,
  type SubscriptionDefinition,
  subscription,
  type Tracer,
} from 'deepiri-service-kit';
import type { Streams } from 'deepiri-stores';
import { leavingData, leavingTypes } from '../domain/leaving.ts';
import type { Message } from '../store/append-together.ts';

const DAY_MS = 86_400_000;

type Tools = {
  append: (message: Message) => Promise<void>;
  authenticator: Authenticator;
  tracer: Tracer;
  endSession: (userId: string, sessionId: string) => void;
  endUser: (userId: string) => void;
};

/** Everything that concerns a user goes into that user's stream; the end of a session closes its sockets. */
export function liveSubscription({
  append,
  authenticator,
  tracer,
  endSession,
  endUser,
}: Tools): SubscriptionDefinition {
  const types: EventType[] = [...leavingTypes, 'session.ended', 'user.deleted'];
  return subscription({
    types,
    from: 'now',
    async handle(event, context) {
      if (event.type === 'session.ended') {
        authenticator.revoke(event.data.sessionId);
        return endSession(event.userid, event.data.sessionId);
      }
      if (event.type === 'user.deleted') return endUser(event.data.userId);
      const data = leavingData(event.type, event.data);
      if (!data || !event.userid) return;
      await inSpan(tracer, `append ${event.type}`, { parent: context.traceparent }, ({ traceparent }) => {
        const body = { type: event.type, data, ...(tracer.recording ? { traceparent } : {}) };
        return append({ stream: event.userid, id: event.id, at: event.time, body });
      });
    },
  });
}

/** Removes what can no longer be resumed. */
export function trimJob(streams: Streams): Job {
  return {
    name: 'trim streams',
    everySeconds: 3_600,
    async run({ now }) {
      await streams.trim(new Date(now.getTime() - RESUME_DAYS * DAY_MS));
    },
  };
}

/** Asks for fresh tokens in time. */
export function tokenJob(checkTokens: (now: Date) => void): Job {
  return { name: 'check tokens of sockets', everySeconds: 10, run: async ({ now }) => checkTokens(now) };
}
