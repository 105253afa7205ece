-- Appends events to their partitions and rings the bell. One that was appended before is passed over.
-- Positions grow over all partitions, so that events of several partitions can be put in order.
-- KEYS  clock; ids of all events, or the dead letters of a group that gets its events again; the partitions
-- ARGV  bell; that group or ''; then per event: id, partition, type, JSON
-- answers how many were appended
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local clock = redis.call('HMGET', KEYS[1], 'ms', 'seq')
local ms, seq = tonumber(clock[1]) or 0, tonumber(clock[2]) or 0
local group = ARGV[2]

local function is_new(id)
  if group == '' then return not redis.call('ZSCORE', KEYS[2], id) end
  return redis.call('HDEL', KEYS[2], id) == 1
end

local count, rung, partitions = 0, {}, {}
for i = 3, #ARGV, 4 do
  local id, partition, kind, json = ARGV[i], tonumber(ARGV[i + 1]), ARGV[i + 2], ARGV[i + 3]
  if is_new(id) then
    if now > ms then ms, seq = now, 0 else seq = seq + 1 end
    local position = string.format('%.0f-%.0f', ms, seq)
    redis.call('XADD', KEYS[3 + partition], position, 'type', kind, 'event', json, 'group', group)
    if group == '' then redis.call('ZADD', KEYS[2], ms, id) end
    count = count + 1
    if not rung[partition] then
      rung[partition] = true
      partitions[#partitions + 1] = partition
    end
  end
end
if count > 0 then
  redis.call('HSET', KEYS[1], 'ms', string.format('%.0f', ms), 'seq', string.format('%.0f', seq))
  redis.call('PUBLISH', ARGV[1], 'events ' .. table.concat(partitions, ','))
end
return count
