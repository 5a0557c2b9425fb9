#!/usr/bin/env bash
# Whether generating grows in proportion, from 100 to 20,000 operations.
exec bash "$(dirname "${BASH_SOURCE[0]}")/harness.sh" growth
