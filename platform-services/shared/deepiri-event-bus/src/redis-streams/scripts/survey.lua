#!lua flags=no-writes
-- How every group stands on every partition, all at the same moment.
-- What a group has not taken is counted by the numbers of the events. Redis counts, too (its "lag"), but some versions
-- (7.0) do not write down what a group has read: when the log is read again, or a replica takes over, the lag is wrong
-- and stays so.
-- KEYS  clock; the partitions
-- answers per partition and group: its name, how many events it has taken and not finished, how many it has not taken,
--       the position of the last that it has taken
local function unread(partition, taken, lag)
  local stream = KEYS[2 + partition]
  local first = redis.call('XRANGE', stream, '(' .. taken, '+', 'COUNT', 1)[1]
  if not first then return 0 end
  local number = tonumber(first[2][8])
  -- What was not put there by this bus has no number.
  if not number then return tonumber(lag) or redis.call('XLEN', stream) end
  return tonumber(redis.call('HGET', KEYS[1], partition)) - number + 1
end

local standings = {}
for partition = 0, #KEYS - 2 do
  local groups = redis.pcall('XINFO', 'GROUPS', KEYS[2 + partition])
  local page = {}
  for _, flat in ipairs(groups.err and {} or groups) do
    local info = {}
    for i = 1, #flat, 2 do info[flat[i]] = flat[i + 1] end
    local taken = info['last-delivered-id']
    page[#page + 1] = { info.name, info.pending, unread(partition, taken, info.lag), taken }
  end
  standings[partition + 1] = page
end
return standings
