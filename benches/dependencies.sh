#!/usr/bin/env bash
# What users compile besides generated code, the generator in a build script and the runtime below a client.
exec bash "$(dirname "${BASH_SOURCE[0]}")/harness.sh" dependencies
