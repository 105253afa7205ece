#!lua flags=no-writes
-- How every group stands on every partition, all at the same moment.
-- KEYS  the partitions
-- answers per partition: how many events it has, then its groups as XINFO GROUPS tells them
local standings = {}
for i, stream in ipairs(KEYS) do
  local groups = redis.pcall('XINFO', 'GROUPS', stream)
  if groups.err then groups = {} end
  table.insert(groups, 1, redis.call('XLEN', stream))
  standings[i] = groups
end
return standings
