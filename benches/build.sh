#!/usr/bin/env bash
# What building a program of ten calls takes, in the debug and in the release profile.
exec bash "$(dirname "${BASH_SOURCE[0]}")/harness.sh" build
