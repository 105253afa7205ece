#!lua flags=allow-oom
-- Reads on in some partitions, all at the same moment: first what is pending, whoever had it, then what is new.
-- KEYS  owners; retries of the group; the partitions
-- ARGV  fence; member; group; how many at most of each; then per partition: its number, and '>' for what is new or the
--       position from which on to look at what is pending
-- answers nothing when a partition is not the member's any more; else per partition: where to go on,
--       then position, type, JSON, group that it is for, and what is noted of its retries
for i = 5, #ARGV, 2 do
  if redis.call('HGET', KEYS[1], ARGV[i]) ~= ARGV[1] then return false end
end

local member, group, count = ARGV[2], ARGV[3], ARGV[4]

-- Members that are gone and have nothing pending any more.
local function forget_others(stream)
  for _, consumer in ipairs(redis.call('XINFO', 'CONSUMERS', stream, group)) do
    local name, pending = consumer[2], consumer[4]
    if name ~= member and pending == 0 then redis.call('XGROUP', 'DELCONSUMER', stream, group, name) end
  end
end

local pages = {}
for i = 3, #KEYS do
  local from = ARGV[2 * i]
  local rows, page = {}, { '>' }
  if from == '>' then
    local reply = redis.call('XREADGROUP', 'GROUP', group, member, 'COUNT', count, 'STREAMS', KEYS[i], '>')
    if reply then rows = reply[1][2] end
  else
    local reply = redis.call('XAUTOCLAIM', KEYS[i], group, member, 0, from, 'COUNT', count)
    rows = reply[2]
    if reply[1] ~= '0-0' then page[1] = reply[1] else forget_others(KEYS[i]) end
  end
  for _, row in ipairs(rows) do
    local fields = row[2]
    local noted = from ~= '>' and redis.call('HGET', KEYS[2], row[1])
    page[#page + 1] = { row[1], fields[2], fields[4], fields[6], noted or '' }
  end
  pages[#pages + 1] = page
end
return pages
