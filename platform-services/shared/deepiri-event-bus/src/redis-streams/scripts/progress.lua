#!lua flags=allow-oom
-- Writes down what a member has done, as far as the partitions are still its own.
-- KEYS  owners; retries of the group; its dead letters; the partitions
-- ARGV  fence; group; then per event: 'done', 'retry' or 'dead', partition, position, and for the last two
--       what to note: '' and the retry, or the id of the event and the letter
-- answers the partitions that are not the member's any more
local own, lost = {}, {}
for i = 3, #ARGV, 5 do
  local what, partition, position = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  if own[partition] == nil then
    own[partition] = redis.call('HGET', KEYS[1], partition) == ARGV[1]
    if not own[partition] then lost[#lost + 1] = partition end
  end
  if own[partition] then
    if what == 'retry' then
      redis.call('HSET', KEYS[2], position, ARGV[i + 4])
    elseif redis.call('XACK', KEYS[4 + tonumber(partition)], ARGV[2], position) == 1 then
      redis.call('HDEL', KEYS[2], position)
      if what == 'dead' then redis.call('HSET', KEYS[3], ARGV[i + 3], ARGV[i + 4]) end
    end
  end
end
return lost
