#!/bin/sh
# Prints a command that runs Docker Compose 2.24 or later. Where the machine has none, Debian's is fetched, its signature
# checked by apt, and kept in .cache/. It is a static program: it runs on older releases too, and needs no Docker.
set -eu
cd "$(dirname "$0")/../.."

if version=$(docker compose version --short 2>/dev/null) &&
  [ "$(printf '2.24\n%s\n' "${version#v}" | sort -V | head -n 1)" = 2.24 ]; then
  echo docker compose
  exit
fi

program=$PWD/.cache/docker-compose
if [ ! -x "$program" ]; then
  mirror=$(sed -n 's/^URIs: *//p' /etc/apt/sources.list.d/debian.sources 2>/dev/null | head -n 1)
  [ -n "$mirror" ] || mirror=$(sed -n 's/^deb \(\[[^]]*\] \)\{0,1\}\([^ ]*\) .*/\2/p' /etc/apt/sources.list | head -n 1)
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  mkdir -p "$work/sources" "$work/lists/partial" "$work/cache/archives/partial" .cache
  cat > "$work/sources/trixie.sources" <<END
Types: deb
URIs: $mirror
Suites: trixie
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
END
  fetch() {
    apt-get -qq -o APT::Sandbox::User="$(id -un)" -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$work/sources" \
      -o Dir::State::lists="$work/lists" -o Dir::Cache="$work/cache" "$@" >&2
  }
  fetch update
  (cd "$work" && fetch download docker-compose/trixie && dpkg-deb -x docker-compose_*.deb unpacked)
  mv "$work/unpacked/usr/libexec/docker/cli-plugins/docker-compose" "$program"
fi
echo "$program"
