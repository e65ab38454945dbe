#!/usr/bin/env bash
# Usage: bash scripts/check.sh [SINCE] — within a minute: format, lint, imports, types, and the tests nearest to what changed.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${CHECK_SECONDS:-60}
sh scripts/environment.sh .venv-test requirements-dev.txt
export CHECK_ENDS_AT=$(($(date +%s) + seconds - 10))  # the last ones that began need a moment
unset PYTHONDONTWRITEBYTECODE
bin=$PWD/.venv-test/bin
step() { echo; echo "== $*"; }

step format && "$bin/ruff" format --check .
step lint && "$bin/ruff" check .

said=$(mktemp)
"$bin/basedpyright" --pythonpath "$bin/python" >"$said" 2>&1 & types=$!
trap 'kill "$types" 2>/dev/null || true; rm -f "$said"' EXIT

step imports && "$bin/lint-imports" --no-cache

step "tests of what changed"
mapfile -t near < <("$bin/python" -m scripts.changed_tests "$@")
if [ ${#near[@]} -eq 0 ]; then
	echo "nothing changed that a test reaches"
else
	code=0
	"$bin/python" -m pytest -q -n 2 --maxschedchunk 1 -p tests.until -m "not e2e and not slow" "${near[@]}" || code=$?
	[ "$code" = 0 ] || [ "$code" = 5 ] || exit "$code"  # 5: only slow ones are near
fi

step types
wait "$types" || { cat "$said"; exit 1; }
tail -1 "$said"
