import type { CloudEvent } from 'deepiri-contracts';
import { aboutEvent } from './about-event.ts';
import type { BusLog } from './options.ts';

type Group = { group: string; orderBy: (event: CloudEvent) => string; log: BusLog };

/** The key whose events are handled in order. When a subscription cannot tell it, the subject is taken. */
export function orderKey(event: CloudEvent, { group, orderBy, log }: Group): string {
  try {
    return orderBy(event);
  } catch (error) {
    log.error({ err: error, group, ...aboutEvent(event) }, 'No order key; the subject is used');
    return event.subject;
  }
}
