#!/bin/sh
# Usage: sh scripts/run.sh [DATA FOLDER] [PORT] — sets up on the first run, then starts the dashboard.
set -eu
cd "$(dirname "$0")/.."
NTM_DATA_DIR=${1:-data/tra_cu} NTM_PORT=${2:-${NTM_PORT:-8501}}
export NTM_DATA_DIR NTM_PORT
sh scripts/environment.sh .venv requirements.txt
.venv/bin/python -m ntm_dashboard.web.free_port
address=${NTM_HOST:-127.0.0.1}
exec .venv/bin/python -m streamlit run app.py --server.port "$NTM_PORT" --server.address "$address"
