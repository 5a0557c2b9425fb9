#!/usr/bin/env bash
# What checking the client of Oblien takes with one area, with the default ones, and with all: CPU seconds of `cargo check` of
# the crate alone, its dependencies checked before, the least of three rounds.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-target}/areas"

check() { cargo check --quiet --package oblien-generated --no-default-features --features "transport,$1"; }

seconds() { # of the CPU, user and system
    touch oblien-generated/src/lib.rs
    local TIMEFORMAT='%U %S'
    { time check "$1" 2>/dev/null; } 2>&1 | awk '{ print $1 + $2 }'
}

printf '| areas | operations | CPU s | for an operation, ms |\n|---|--:|--:|--:|\n'
for areas in tokens webhooks billing pages runtime workspaces runtime,tokens,workspaces full; do
    check "$areas"
    operations=$(for area in ${areas//,/ }; do
        [ "$area" = full ] && area='*'
        find oblien-generated/src/generated -path "*/types*" -prune -o \( -path "*/generated/${area//-/_}.rs" -o -path "*/generated/${area//-/_}/*" \) -print0 |
            xargs -0 grep -h -c 'pub const ENDPOINT' || true
    done | awk '{ sum += $1 } END { print sum }')
    least=$(for _ in 1 2 3; do seconds "$areas"; done | sort -n | head -1)
    awk -v areas="$areas" -v operations="$operations" -v least="$least" \
        'BEGIN { printf "| %s | %d | %.2f | %.1f |\n", areas, operations, least, 1000 * least / operations }'
done
