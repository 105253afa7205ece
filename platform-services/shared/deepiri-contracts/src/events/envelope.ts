import { type Static, type TSchema, Type } from 'typebox';
import { Instant, oneOf } from '../schema.ts';

/** Who did it: a person, or a service that reacted to something. */
export const Actor = Type.Object({ type: oneOf(['user', 'service']), id: Type.String() }, { title: 'EventActor' });
export type Actor = Static<typeof Actor>;

/** CloudEvents 1.0 in JSON, with the extensions `userid`, `actor`, `cause` and `traceparent`. */
export const envelope = {
  specversion: Type.Literal('1.0'),
  id: Type.String(),
  source: Type.String({ description: 'The service that owns the aggregate, such as `/task-orchestrator`' }),
  type: Type.String(),
  subject: Type.String({ description: 'Id of the aggregate' }),
  time: Instant,
  datacontenttype: Type.Literal('application/json'),
  userid: Type.String({ description: 'The user it concerns' }),
  actor: Actor,
  cause: Type.String({ description: 'Id of the request or event that caused it' }),
  traceparent: Type.Optional(Type.String()),
};

/** An event as it travels between services. */
export type CloudEvent<Data = unknown> = {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  subject: string;
  time: string;
  datacontenttype: 'application/json';
  userid: string;
  actor: Actor;
  cause: string;
  traceparent?: string;
  data: Data;
};

/** The schema of one event type: the envelope around its data. */
export function eventSchema<T extends TSchema>(type: string, data: T) {
  return Type.Object({ ...envelope, type: Type.Literal(type), data }, { title: `Event ${type}` });
}
