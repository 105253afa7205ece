import { type Static, Type } from 'typebox';
import { Instant } from './schema.ts';

/** What a socket receives as `event`. `offset` grows per user; a client sends its last one back to resume. */
export const LiveEvent = Type.Object(
  { offset: Type.Integer({ minimum: 1 }), id: Type.String(), type: Type.String(), at: Instant, data: Type.Unknown() },
  { title: 'LiveEvent' },
);
export type LiveEvent = Static<typeof LiveEvent>;

/** Sent instead of missed events when they are too old: read everything again and go on from `offset`. */
export const Resync = Type.Object({ offset: Type.Integer({ minimum: 0 }), reason: Type.String() }, { title: 'Resync' });
export type Resync = Static<typeof Resync>;

/** `io(url, { auth })`: the access token, and the last offset seen to resume from. */
export const SocketAuth = Type.Object(
  { token: Type.String(), lastOffset: Type.Optional(Type.Integer({ minimum: 0 })) },
  { title: 'SocketAuth' },
);
export type SocketAuth = Static<typeof SocketAuth>;

/** Days for which missed events can be resumed. */
export const RESUME_DAYS = 7;
