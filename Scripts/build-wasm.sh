#!/usr/bin/env bash
# Builds levels 0 and 1 as Embedded Swift for wasm32-unknown-none-wasm: the engine must stay free of Foundation,
# existentials and key paths, so that a browser can run it.
set -euo pipefail
cd "$(dirname "$0")/.."
export SEVENS_EMBEDDED=1
swift build -c release --triple wasm32-unknown-none-wasm --scratch-path .build-wasm --product SevensKernel
for target in SevensNumerics SevensKernel; do
  echo "wasm: $target builds as Embedded Swift"
done
