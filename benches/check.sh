#!/usr/bin/env bash
# What checking generated code takes, on the description of Oblien and on the documents that are named.
exec bash "$(dirname "${BASH_SOURCE[0]}")/harness.sh" check "$@"
