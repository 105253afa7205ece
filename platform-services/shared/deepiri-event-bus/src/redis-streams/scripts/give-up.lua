#!lua flags=allow-oom
-- Gives partitions back, and tells the other members so.
-- KEYS  members of the group; owners
-- ARGV  member; bell; group; '1' when the member leaves; then the partitions
for i = 5, #ARGV do
  local owner = redis.call('HGET', KEYS[2], ARGV[i])
  if owner and string.match(owner, '^(.*)/') == ARGV[1] then redis.call('HDEL', KEYS[2], ARGV[i]) end
end
if ARGV[4] == '1' then redis.call('ZREM', KEYS[1], ARGV[1]) end
redis.call('PUBLISH', ARGV[2], 'members ' .. ARGV[3])
return 'OK'
