#!/bin/bash
# Runs the pages in a real browser: Debian's Chromium, driven by Playwright. Installs both by package name.
#   WHAT    a file of them, instead of all
#   ARGS    further options for pytest
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(chromium fonts-dejavu-core python3-venv)
missing=()
for package in "${packages[@]}"; do
    dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=600 update -q
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" \
        apt-get -o DPkg::Lock::Timeout=600 install -y -q --no-install-recommends "${missing[@]}"
fi

environment=.build/browser
[ -x "$environment/bin/pytest" ] || python3 -m venv "$environment"
"$environment/bin/python" -m pip install -q --disable-pip-version-check \
    pytest==9.2.0 playwright==1.65.2 axe-playwright-python==0.1.8

# shellcheck disable=SC2086
try() { "$environment/bin/pytest" -q -p no:cacheprovider "$@" ${ARGS:-}; }

if [ -n "${WHAT:-}" ]; then
    try "$WHAT"
    exit
fi

# Every page in every look takes as long as everything else: both at once, each with servers of its own.
said=$(mktemp)
trap 'rm -f "$said"' EXIT
try Tests/Browser/test_states.py >"$said" 2>&1 &
looks=$!
result=0
try Tests/Browser --ignore=Tests/Browser/test_states.py || result=$?
wait "$looks" || result=$?
cat "$said"
exit "$result"
