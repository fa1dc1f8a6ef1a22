#!/usr/bin/env bash
# Debian's packages that the tests use. PostgreSQL's server programs come with the machine or from
# here; the Firestore emulator is looked for by its name and is not in Debian.
set -euo pipefail
need=()
command -v chromium >/dev/null || need+=(chromium)
command -v git >/dev/null || need+=(git)
# Debian keeps the server's programs off the path.
command -v initdb >/dev/null || compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null \
  || need+=(postgresql)
if [ "${#need[@]}" -gt 0 ]; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${need[@]}" >/dev/null
fi
echo "test-deps: ${need[*]:-nothing to install}"
