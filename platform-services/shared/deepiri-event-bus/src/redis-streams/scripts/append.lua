-- Appends events to their partitions and rings the bell. One that was appended before is passed over.
-- Positions grow over all partitions, so that events of several partitions can be put in order. The events of a partition
-- are numbered: how many lie between two of them can be told by their numbers alone.
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

local count, partitions, numbers = 0, {}, {}
for i = 3, #ARGV, 4 do
  local id, partition, kind, json = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
  if is_new(id) then
    if now > ms then ms, seq = now, 0 else seq = seq + 1 end
    if not numbers[partition] then
      numbers[partition] = tonumber(redis.call('HGET', KEYS[1], partition)) or 0
      partitions[#partitions + 1] = partition
    end
    numbers[partition] = numbers[partition] + 1
    local position, number = string.format('%.0f-%.0f', ms, seq), string.format('%.0f', numbers[partition])
    redis.call(
      'XADD', KEYS[3 + tonumber(partition)], position,
      'type', kind, 'event', json, 'group', group, 'number', number
    )
    if group == '' then redis.call('ZADD', KEYS[2], ms, id) end
    count = count + 1
  end
end
if count > 0 then
  local told = { 'ms', string.format('%.0f', ms), 'seq', string.format('%.0f', seq) }
  for _, partition in ipairs(partitions) do
    told[#told + 1] = partition
    told[#told + 1] = string.format('%.0f', numbers[partition])
  end
  redis.call('HSET', KEYS[1], unpack(told))
  redis.call('PUBLISH', ARGV[1], 'events ' .. table.concat(partitions, ','))
end
return count
