#!lua flags=allow-oom
-- Makes a group known on every partition, all at once. One that is known stays where it is.
-- KEYS  the partitions
-- ARGV  group; 'beginning' or 'now'
local function added(stream)
  local info = redis.pcall('XINFO', 'STREAM', stream)
  for i = 1, #info, 2 do
    if info[i] == 'entries-added' then return info[i + 1] end
  end
  return 0
end

for _, stream in ipairs(KEYS) do
  local made
  if ARGV[2] == 'now' then
    -- Told how many it leaves out, Redis can tell the group's lag.
    made = redis.pcall('XGROUP', 'CREATE', stream, ARGV[1], '$', 'MKSTREAM', 'ENTRIESREAD', added(stream))
  else
    made = redis.pcall('XGROUP', 'CREATE', stream, ARGV[1], '0', 'MKSTREAM')
  end
  if made.err and not string.find(made.err, 'BUSYGROUP', 1, true) then return made end
end
return 'OK'
