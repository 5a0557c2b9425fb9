#!/usr/bin/env bash
# Builds the harness and hands it the arguments; the scripts beside it are its commands.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
scratch="${BENCH_SCRATCH:-$PWD/../target/benches}"
cargo build --quiet --release --manifest-path harness/Cargo.toml --target-dir "$scratch/tools"
mkdir -p "$scratch"
cd "$OLDPWD"
exec "$scratch/tools/release/bench-harness" "$@"
