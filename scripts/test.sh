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
unset PYTHONDONTWRITEBYTECODE # hundreds of processes start below: none should compile what another has
step() { echo; echo "== $*"; }

# A stage that runs beside the others, in a group of processes of its own; `finish` waits for it and says what it said.
said=$(mktemp -d)
declare -A stages
beside() { set -m; "${@:2}" >"$said/$1" 2>&1 & stages[$1]=$!; set +m; }
finish() { step "$1"; local code=0; wait "${stages[$1]}" || code=$?; unset "stages[$1]"; cat "$said/$1"; return "$code"; }
end() { for group in "${stages[@]}"; do kill -INT -- "-$group" 2>/dev/null && wait "$group" || true; done; rm -rf "$said"; }
trap end EXIT

step format && "$bin/ruff" format --check .
step lint && "$bin/ruff" check .
step imports && "$bin/lint-imports" --no-cache

# One stage after the other: two of them at once take as long on two cores, and whoever waits for a browser waits too long.
failed=0
beside types "$bin/basedpyright" --pythonpath "$bin/python"
step tests
bash scripts/with_postgres.sh "$bin/python" -m pytest -q -n 2 --dist worksteal --durations=8 -m "not e2e" || failed=1
finish types || failed=1
step browser
bash scripts/with_postgres.sh "$bin/python" -m pytest -q -n 2 --dist worksteal --durations=8 -m e2e || failed=1
exit "$failed"
