#!/usr/bin/env bash
# Checks what Prometheus is given: configuration, alert rules with their tests, and the metrics of a running platform
# against the naming rules. Installs promtool (Debian's package prometheus) where it is missing.
# Ends with one plain line: `N passed, N failed`.
set -uo pipefail
cd "$(dirname "$0")/../.."
pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
passed=0
failed=0

check() { # what command...
  local what=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "== $what failed"
  fi
}

install_promtool() {
  command -v promtool >/dev/null && return
  local sudo=""
  if [ "$(id -u)" -ne 0 ]; then sudo=sudo; fi
  $sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends prometheus >/dev/null
}

lint() { # page
  grep -E '^(# (HELP|TYPE) )?deepiri_' "$1" | promtool check metrics
}

install_promtool || { echo "promtool is missing and cannot be installed"; echo "0 passed, 1 failed"; exit 1; }
check configuration promtool check config ops/prometheus/prometheus.yml
check "alert rules" promtool test rules ops/prometheus/alerts.test.yml
check "pages of metrics" node tests/ops/write-metrics.ts "$pages"
for page in "$pages"/*; do check "metrics of $(basename "$page")" lint "$page"; done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
