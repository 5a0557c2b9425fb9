#!/usr/bin/env bash
# What a request takes with the generated client, against the same written by hand.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
scratch="${BENCH_SCRATCH:-$PWD/../target/benches}"
cargo build --quiet --release --manifest-path requests/Cargo.toml --target-dir "$scratch/tools"
exec "$scratch/tools/release/bench-requests"
