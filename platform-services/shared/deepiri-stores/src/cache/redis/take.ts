import { ROUNDING } from '../token-bucket.ts';

/** How long a full bucket is kept, so that a clock that is moved (a failover, a test) does not fill it too early. */
const KEPT_MS = 60_000;

/**
 * Takes tokens from a bucket as `takeTokens` does. The time is the server's, so that all gateways count by one clock.
 * KEYS bucket; ARGV burst, tokens per second, cost, milliseconds since 1970 (empty: the server's). Answers 1 when allowed, and the tokens left.
 */
export const TAKE = `
local burst, perSecond, cost, now = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + time[2] / 1000
end
local tokens, at = burst, now
local bucket = redis.call('GET', KEYS[1])
if bucket then
  local left, since = string.match(bucket, '(%S+) (%S+)')
  at = math.max(now, tonumber(since))
  tokens = math.min(burst, left + (at - since) / 1000 * perSecond)
end
local allowed = tokens + ${ROUNDING} >= cost
if allowed then tokens = math.max(0, tokens - cost) end
local ttl = math.ceil(math.max(0, burst - tokens) / perSecond * 1000) + ${KEPT_MS}
redis.call('SET', KEYS[1], string.format('%.17g %.17g', tokens, at), 'PX', string.format('%.0f', ttl))
return {allowed and 1 or 0, string.format('%.17g', tokens)}
`;
