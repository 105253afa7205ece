#!/bin/bash
# Whether this container answers: health.sh [path]. A shell, for Node would take a core for a tenth of a second each time.
exec 3<>"/dev/tcp/127.0.0.1/$PORT" || exit 1
printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\nConnection: close\r\n\r\n' "${1:-/health}" >&3
read -r -t 4 _version status _reason <&3
[ "$status" = 200 ]
