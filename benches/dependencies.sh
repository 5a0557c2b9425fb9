#!/usr/bin/env bash
# What users compile besides generated code.
exec bash "$(dirname "${BASH_SOURCE[0]}")/harness.sh"  the generator in a build script, the runtime below a client:dependencies
