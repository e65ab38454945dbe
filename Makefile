# `make run` starts the dashboard, `make check` checks within a minute what changed, `make test` the whole project.
# Each sets up what it needs first; on a machine without make run the scripts directly.
DATA ?= data/tra_cu
PORT ?= 8501

.PHONY: run check test lock format screenshots
run:
	@sh scripts/run.sh "$(DATA)" "$(PORT)"

check:
	@bash scripts/check.sh $(SINCE)

test:
	@bash scripts/test.sh

lock:
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header -q requirements.in -o requirements.txt
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header -q requirements-dev.in -o requirements-dev.txt -c requirements.txt

format:
	.venv-test/bin/ruff format .
	.venv-test/bin/ruff check --fix .

screenshots:
	.venv-test/bin/python -m scripts.screenshots
