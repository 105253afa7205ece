#!lua flags=allow-oom
-- Makes a group known on every partition, all at once. One that is known stays where it is.
-- KEYS  the partitions
-- ARGV  group; 'beginning' or 'now'
local from = ARGV[2] == 'now' and '$' or '0'
for _, stream in ipairs(KEYS) do
  local made = redis.pcall('XGROUP', 'CREATE', stream, ARGV[1], from, 'MKSTREAM')
  if made.err and not string.find(made.err, 'BUSYGROUP', 1, true) then return made end
end
return 'OK'
