/** One message of a stream. Offsets grow within a stream; they need not be consecutive. */
export type StreamMessage = { offset: number; id: string; at: string; body: unknown };

/** Append-only message streams by key, for what a client may have missed. Durable; old messages are trimmed by age. */
export interface Streams {
  /** Appends in order. A message whose id is in its stream already is not stored again; its offset is answered. Resolved means durable. */
  append(messages: readonly { stream: string; id: string; at: string; body: unknown }[]): Promise<number[]>;
  /** Messages after an offset, oldest first. */
  read(stream: string, after: number, limit: number): Promise<StreamMessage[]>;
  /** The newest offset (0 when empty) and the newest offset that was trimmed (0 when none). */
  bounds(stream: string): Promise<{ last: number; trimmed: number }>;
  /** Removes what is older than an instant. */
  trim(before: Date): Promise<number>;
  ping(): Promise<void>;
  close(): Promise<void>;
}
