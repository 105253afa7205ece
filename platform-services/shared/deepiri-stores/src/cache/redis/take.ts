import { script } from '../../redis/script.ts';
import { ROUNDING } from '../token-bucket.ts';

/** How long a full bucket is kept, so that a clock that is moved (a failover, a test) does not fill it too early. */
const KEPT_MS = 60_000;

/**
 * Takes tokens from a bucket as `takeTokens` does, so many times in a row. The time is the server's, so that all gateways
 * count by one clock.
 * KEYS bucket; ARGV burst, tokens per second, cost, times, milliseconds since 1970 (empty: the server's). Answers how many
 * of the times were allowed, which are the first ones, and the tokens left.
 */
export const take = script(`
local burst, perSecond, cost, times = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local now = tonumber(ARGV[5])
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
local allowed = 0
while allowed < times and tokens + ${ROUNDING} >= cost do
  tokens = math.max(0, tokens - cost)
  allowed = allowed + 1
end
local ttl = math.ceil(math.max(0, burst - tokens) / perSecond * 1000) + ${KEPT_MS}
redis.call('SET', KEYS[1], string.format('%.17g %.17g', tokens, at), 'PX', string.format('%.0f', ttl))
return {allowed, string.format('%.17g', tokens)}
`);
