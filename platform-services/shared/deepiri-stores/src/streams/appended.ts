/** A message as it is stored. */
export type Appended = { stream: string; id: string; at: string; instant: number; body: string };

/** The message as it is now, whatever the caller does with it later. @throws TypeError when its time is none */
export function appendedOf(message: { stream: string; id: string; at: string; body: unknown }): Appended {
  const instant = Date.parse(message.at);
  if (Number.isNaN(instant)) throw new TypeError(`message ${message.id} has no valid time`);
  return {
    stream: message.stream,
    id: message.id,
    at: message.at,
    instant,
    body: JSON.stringify(message.body ?? null),
  };
}
