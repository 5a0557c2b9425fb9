#!/usr/bin/env bash
# What `#[oblien_endpoint]` adds to the build of a crate, against serde's derive.
exec bash "$(dirname "${BASH_SOURCE[0]}")/harness.sh" attribute
