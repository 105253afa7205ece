// A board is a sorted set and a hash, both in one slot of a cluster with all boards of the service:
//   board  element → negated score; an element is the place among ties (16 digits, growing) and the member
//   order  member → place among ties
// So the order of the sorted set (score, then element) is the order of R1, and ranks come from it in logarithmic time.

/** KEYS board, order, counter; ARGV member, negated score, … */
export const SET = `
local sequence = tonumber(redis.call('GET', KEYS[3]) or '0')
local first = sequence
for i = 1, #ARGV, 2 do
  local member, low = ARGV[i], ARGV[i + 1]
  local place = redis.call('HGET', KEYS[2], member)
  local before = place and redis.call('ZSCORE', KEYS[1], place .. member)
  if not before or tonumber(before) ~= tonumber(low) then
    if before then redis.call('ZREM', KEYS[1], place .. member) end
    sequence = sequence + 1
    place = string.format('%016.0f', sequence)
    redis.call('ZADD', KEYS[1], low, place .. member)
    redis.call('HSET', KEYS[2], member, place)
  end
end
if sequence ~= first then redis.call('SET', KEYS[3], string.format('%.0f', sequence)) end
`;

/** KEYS board, order; ARGV member */
export const REMOVE = `
local place = redis.call('HGET', KEYS[2], ARGV[1])
if not place then return end
redis.call('ZREM', KEYS[1], place .. ARGV[1])
redis.call('HDEL', KEYS[2], ARGV[1])
`;

/** KEYS board, order; ARGV member, radius. Answers the offset of the first row, and the rows with their scores. */
export const AROUND = `
local place = redis.call('HGET', KEYS[2], ARGV[1])
if not place then return {0, {}} end
local at = redis.call('ZRANK', KEYS[1], place .. ARGV[1])
local first = math.max(0, at - ARGV[2])
return {first, redis.call('ZRANGE', KEYS[1], first, at + ARGV[2], 'WITHSCORES')}
`;

/** KEYS board, order, live board, live order. What was live is freed in the background. */
export const SWAP = `
redis.call('UNLINK', KEYS[3], KEYS[4])
if redis.call('EXISTS', KEYS[1]) == 1 then
  redis.call('RENAME', KEYS[1], KEYS[3])
  redis.call('RENAME', KEYS[2], KEYS[4])
end
`;
