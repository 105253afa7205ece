import { type EventType, RESUME_DAYS } from 'deepiri-contracts';
import { inSpan, type Job, type SubscriptionDefinition, subscription, type Tracer } from 'deepiri-service-kit';
import type { Streams } from 'deepiri-stores';
import { ENDINGS, endingOf } from '../domain/ending.ts';
import { leavingData, leavingTypes } from '../domain/leaving.ts';
import type { Endings } from '../routes/endings.ts';
import type { Message } from '../store/append-together.ts';

const DAY_MS = 86_400_000;

type Tools = {
  append: (message: Message) => Promise<void>;
  endings: Pick<Endings, 'look'>;
  tracer: Tracer;
};

/** Everything that concerns a user goes into that user's stream; what ends goes into the stream that all gateways read. */
export function liveSubscription({ append, endings, tracer }: Tools): SubscriptionDefinition {
  const types: EventType[] = [...leavingTypes, 'session.ended', 'user.deleted'];
  return subscription({
    types,
    from: 'now',
    async handle(event, { traceparent: parent }) {
      const { id, time: at } = event;
      const ended = endingOf(event);
      if (ended) {
        await append({ stream: ENDINGS, id, at, body: ended });
        return endings.look();
      }
      const data = leavingData(event.type, event.data);
      if (!data || !event.userid) return;
      await inSpan(tracer, `append ${event.type}`, { parent }, ({ traceparent }) => {
        const body = { type: event.type, data, ...(tracer.recording ? { traceparent } : {}) };
        return append({ stream: event.userid, id, at, body });
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

/** Asks for fresh tokens in time, and reads what has ended even if nobody told of it. */
export function tokenJob(checkTokens: (now: Date) => void, endings: Pick<Endings, 'look'>): Job {
  return {
    name: 'check tokens of sockets',
    everySeconds: 10,
    async run({ now }) {
      checkTokens(now);
      await endings.look();
    },
  };
}
