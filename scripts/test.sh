#!/usr/bin/env bash
# Usage: bash scripts/test.sh — every check of the project: format, lint, imports, types, tests, browser, PostgreSQL.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=()
need() { command -v "$1" >/dev/null 2>&1 || packages+=("${@:2}"); }
need chromium chromium
need pdftotext poppler-utils
need nginx nginx-light
need openssl openssl
need soffice libreoffice-impress-nogui libreoffice-writer-nogui libreoffice-calc-nogui fonts-liberation2
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || packages+=(postgresql)
if [ ${#packages[@]} -gt 0 ]; then
	if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
		echo "Cần các gói hệ thống: ${packages[*]} (Debian: sudo apt-get install ${packages[*]})" >&2
		exit 1
	fi
	echo "Cài đặt gói hệ thống: ${packages[*]}"
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
fi

sh scripts/environment.sh .venv-test requirements-dev.txt
bin=$PWD/.venv-test/bin
step() { echo; echo "== $*"; }

step format && "$bin/ruff" format --check .
step lint && "$bin/ruff" check .
step imports && "$bin/lint-imports" --no-cache
step types && "$bin/basedpyright" --pythonpath "$bin/python"
step tests && bash scripts/with_postgres.sh "$bin/python" -m pytest -q -n 2 -m "not e2e and not slow"
step slow tests && bash scripts/with_postgres.sh "$bin/python" -m pytest -q --durations=8 -m "slow and not e2e"
step browser && "$bin/python" -m pytest -q -m e2e
