#!lua flags=allow-oom
-- Says that a member of a group lives, and gives it its fair share of the partitions as far as they are free.
-- A partition is free when nobody has it, or somebody who has not been heard of for too long.
-- KEYS  members of the group (name, lives until); owners (partition, fence of the member)
-- ARGV  member; fence; milliseconds it lives without being heard of; number of partitions; '1' for all or none
-- answers how many partitions are fair, then those that are the member's
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local member, fence, lives, partitions = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local whole = ARGV[5] == '1'

redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
local mine, free = {}, {}
for partition = 0, partitions - 1 do
  local owner = redis.call('HGET', KEYS[2], partition)
  local name = owner and string.match(owner, '^(.*)/')
  if name == member then
    mine[#mine + 1] = partition
  elseif not name or not redis.call('ZSCORE', KEYS[1], name) then
    free[#free + 1] = partition
  end
end

-- Who must have all of them stands by until they are free, and is nobody to share with until then.
if whole and #mine + #free < partitions then
  redis.call('ZREM', KEYS[1], member)
  return { 0 }
end

redis.call('ZADD', KEYS[1], now + lives, member)
local fair = whole and partitions or math.ceil(partitions / redis.call('ZCARD', KEYS[1]))
for _, partition in ipairs(free) do
  if #mine < fair then mine[#mine + 1] = partition end
end
for _, partition in ipairs(mine) do
  if redis.call('HGET', KEYS[2], partition) ~= fence then redis.call('HSET', KEYS[2], partition, fence) end
end
table.insert(mine, 1, fair)
return mine
