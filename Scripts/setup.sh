#!/bin/bash
# Installs what the build needs beside Swift, by package name, and puts what pages serve of it among their assets. Safe
# to run again.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(libsimdjson-dev libsqlite3-dev node-normalize.css)
missing=()
for package in "${packages[@]}"; do
    dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -q
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -q --no-install-recommends "${missing[@]}"
fi

# The ground of the stylesheet. It is only written when it differs, so that nothing is built again for it.
served=/usr/share/javascript/normalize.css/normalize.min.css
asset=Sources/AdminServer/Assets/normalize.css
cmp -s "$served" "$asset" || cp "$served" "$asset"
