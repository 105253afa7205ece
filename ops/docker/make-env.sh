#!/bin/sh
# Makes .env: a random secret for every name that the compose files demand. What is there already stays.
# A shell script, so that a machine with Docker and nothing else can run it.
set -eu
cd "$(dirname "$0")/../.."
file=${1:-.env}
umask 077
touch "$file"
chmod 600 "$file"
# A last line without an end would swallow the next one.
[ -z "$(tail -c 1 "$file")" ] || echo >> "$file"
for name in $(grep -ho '\${[A-Z0-9_]*:?' ops/docker/*.yml | tr -cd 'A-Z0-9_\n' | sort -u); do
  if ! grep -q "^$name=." "$file"; then
    printf '%s=%s\n' "$name" "$(od -An -tx1 -N32 /dev/urandom | tr -d ' \n')" >> "$file"
    echo "$name is in $file now."
  fi
done
