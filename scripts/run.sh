#!/bin/sh
# Usage: sh scripts/run.sh [DATA FOLDER] [PORT] — sets up on the first run, then starts the dashboard.
# What is not given is as the NTM_… variables say (docs/huong-dan/van-hanh.md).
set -eu
cd "$(dirname "$0")/.."
if [ -n "${1:-}" ]; then export NTM_DATA_DIR="$1"; fi
if [ -n "${2:-}" ]; then export NTM_PORT="$2"; fi
sh scripts/environment.sh .venv requirements.txt
exec .venv/bin/python -m ntm_dashboard.web.start
