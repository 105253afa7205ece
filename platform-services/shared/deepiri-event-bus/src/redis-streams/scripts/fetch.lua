#!lua flags=no-writes
-- The JSON of single events.
-- KEYS  the partitions
-- ARGV  per event: partition, position
local found = {}
for i = 1, #ARGV, 2 do
  local rows = redis.call('XRANGE', KEYS[1 + tonumber(ARGV[i])], ARGV[i + 1], ARGV[i + 1])
  found[#found + 1] = rows[1] and rows[1][2][4] or ''
end
return found
