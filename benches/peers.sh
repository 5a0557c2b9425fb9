#!/usr/bin/env bash
# Installs the peers that are compared with, in the versions that the results are about; those that are there are kept.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
scratch="${BENCH_SCRATCH:-$PWD/../target/benches}"
root="${BENCH_PEERS:-$scratch/peers}"
for peer in openapi-to-rust@0.23.0 ploidy@0.15.0 oas3-gen@0.29.0 cargo-progenitor@0.15.1; do
    [[ -x "$root/bin/${peer%@*}" ]] && continue
    cargo install --locked --root "$root" --target-dir "$scratch/tools" "$peer" || echo "$peer cannot be installed and is left out"
done
