#!/usr/bin/env bash
# What models cost to compile, to decode and to encode, by serde's derive and by the codec.
exec bash "$(dirname "${BASH_SOURCE[0]}")/harness.sh" models "$@"
