import type { SubscribeOptions } from './port.ts';

/** The options of a subscription with every default filled in. */
export function withDefaults(options: SubscribeOptions = {}): Required<SubscribeOptions> {
  return {
    from: options.from ?? 'beginning',
    orderBy: options.orderBy ?? ((event) => event.subject),
    concurrency: options.concurrency ?? 64,
    maxAttempts: options.maxAttempts ?? 6,
    isAway: options.isAway ?? (() => false),
    backoffMs: options.backoffMs ?? 100,
  };
}
