#!/bin/bash
# Runs Microsoft's own clients (MSAL, azure-identity, the Graph SDK) against the simulator.
#   JUDGES  the folder that holds run.sh   (default ../shared/judges/entra)
#   ARGS    further options for the judges (pytest)
#   SIMULATOR  the command to judge        (default: the debug build)
# Everything it starts ends with it.
set -euo pipefail
cd "$(dirname "$0")/.."
judges=${JUDGES:-../shared/judges/entra}
simulator=${SIMULATOR:-.build/debug/entra-simulator}
work=$(mktemp -d)
pid=
finish() {
    [ -z "$pid" ] || kill "$pid" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=judge \
    -keyout "$work/key.pem" -out "$work/certificate.pem" 2>/dev/null
cat "$work/key.pem" "$work/certificate.pem" >"$work/client.pem"

"$simulator" --people "${PEOPLE:-1200}" --seed 7 --ca-out "$work/ca.pem" \
    --client-certificate-file "$work/client.pem" \
    --permission User.ReadWrite.All --permission Group.ReadWrite.All --permission Directory.ReadWrite.All \
    --limited-client-id c0a80101-0000-4000-8000-00000000a002 >"$work/ready.json" &
pid=$!
for _ in $(seq 600); do
    [ -s "$work/ready.json" ] && break
    kill -0 "$pid" 2>/dev/null || { echo "the simulator did not start" >&2; exit 1; }
    sleep 0.1
done
member() { sed -E "s/.*\"$1\":\"([^\"]*)\".*/\1/" "$work/ready.json"; }

export SIM_URL SIM_TENANT SIM_CLIENT_ID SIM_CLIENT_SECRET
SIM_URL=$(member url)
SIM_TENANT=$(member tenantId)
SIM_CLIENT_ID=$(member clientId)
SIM_CLIENT_SECRET=$(member clientSecret)
control="curl --silent --show-error --fail --cacert $work/ca.pem --noproxy localhost"
export SIM_CA=$work/ca.pem SIM_CLIENT_CERT=$work/client.pem SIM_STRICT=1
export SIM_LIMITED_CLIENT_ID=c0a80101-0000-4000-8000-00000000a002
export SIM_LIMITED_CLIENT_SECRET=$SIM_CLIENT_SECRET-limited
export SIM_THROTTLE_CMD="$control -d '{\"effect\": \"throttled\", \"retryAfter\": \"'\$RETRY_AFTER'\", \"times\": '\$N'}' $SIM_URL/_simulator/faults"
export SIM_DELTA_EXPIRE_CMD="$control -X POST $SIM_URL/_simulator/expire-delta-tokens"
# shellcheck disable=SC2086
"$judges/run.sh" ${ARGS:-}
