#!/usr/bin/env bash
# Fuzzes the generator: `bash fuzz/run.sh text|changes [SECONDS]`. Needs the nightly toolchain and `cargo install cargo-fuzz`.
# Starts from the descriptions of the integration tests and goes on from what earlier runs found (fuzz/corpus, not checked in).
# What fails is written to fuzz/artifacts; the fix comes with a case in tests/accept, tests/reject or oblien-codegen/tests/mutations.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
target="${1:?text or changes}"
corpus="fuzz/corpus/$target"
mkdir -p "$corpus"
if [ "$target" = text ]; then
    for spec in tests/accept/*/spec.yaml tests/reject/*/spec.yaml; do
        cp "$spec" "$corpus/$(basename "$(dirname "$spec")").yaml"
    done
fi
exec cargo +nightly fuzz run "$target" "$corpus" -- \
    -dict=fuzz/openapi.dict -max_total_time="${2:-600}" -timeout=20 -rss_limit_mb=2048 -max_len=65536
