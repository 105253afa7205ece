// Streams are spread over shards; what belongs to a shard is in one slot of a cluster, so that one script can change it:
//   stream   of each name: a Redis stream with an entry `<offset>-0` for each message
//   ids      of each name: message id → offset
//   times    of the shard: `<offset> <name>` by the instant of the message, for trimming by age
//   trimmed  of the shard: name → newest offset that was trimmed
// An offset is the server's time in microseconds, or one more than the last. So an offset that was given is not given
// again even if a server comes back without the last moments before it died.

/** KEYS times, trimmed, then stream and ids of each message; ARGV name, id, at, instant, body of each. Answers the offsets. */
export const APPEND = `
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local offsets = {}
for i = 1, #ARGV / 5 do
  local stream, ids = KEYS[2 * i + 1], KEYS[2 * i + 2]
  local name, id, at, instant, body = unpack(ARGV, 5 * i - 4, 5 * i)
  local offset = redis.call('HGET', ids, id)
  if not offset then
    local last = redis.call('XREVRANGE', stream, '+', '-', 'COUNT', 1)[1]
    local newest = last and tonumber(string.match(last[1], '%d+')) or 0
    local gone = tonumber(redis.call('HGET', KEYS[2], name)) or 0
    offset = string.format('%.0f', math.max(now, newest + 1, gone + 1))
    redis.call('XADD', stream, offset .. '-0', 'id', id, 'at', at, 'body', body)
    redis.call('HSET', ids, id, offset)
    redis.call('ZADD', KEYS[1], instant, offset .. ' ' .. name)
  end
  offsets[i] = tonumber(offset)
end
return offsets
`;

/** KEYS stream, trimmed; ARGV name. Answers the last offset and the newest that was trimmed. */
export const BOUNDS = `
local trimmed = redis.call('HGET', KEYS[2], ARGV[1])
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
local newest = last and tonumber(string.match(last[1], '%d+')) or 0
local gone = tonumber(trimmed) or 0
return {math.max(newest, gone), gone}
`;

/** KEYS times, trimmed, then stream and ids of each message; ARGV member of times, offset, name of each. Answers how many it removed. */
export const TRIM = `
local removed = 0
for i = 1, #ARGV / 3 do
  local stream, ids = KEYS[2 * i + 1], KEYS[2 * i + 2]
  local member, offset, name = unpack(ARGV, 3 * i - 2, 3 * i)
  if redis.call('ZREM', KEYS[1], member) == 1 then
    local entry = redis.call('XRANGE', stream, offset .. '-0', offset .. '-0')[1]
    if entry then redis.call('HDEL', ids, entry[2][2]) end
    redis.call('XDEL', stream, offset .. '-0')
    if redis.call('XLEN', stream) == 0 then redis.call('DEL', stream) end
    local gone = tonumber(redis.call('HGET', KEYS[2], name)) or 0
    if tonumber(offset) > gone then redis.call('HSET', KEYS[2], name, offset) end
    removed = removed + 1
  end
end
return removed
`;
