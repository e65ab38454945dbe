# `make run` starts the dashboard, `make check` checks within a minute what changed, `make test` the whole project.
# Each sets up what it needs first; on a machine without make run the scripts directly.
DATA ?= data/tra_cu
PORT ?= $(or $(NTM_PORT),8501)
MINUTES ?= 20

.PHONY: run check test benchmarks compare soak lock format screenshots
run:
	@sh scripts/run.sh "$(DATA)" "$(PORT)"

check:
	@bash scripts/check.sh $(SINCE)

test:
	@bash scripts/test.sh

benchmarks:
	@sh scripts/environment.sh .venv-test requirements-dev.txt
	.venv-test/bin/python -m tests.benchmarks.growth

compare:
	@sh scripts/environment.sh .venv-test requirements-dev.txt
	@sh scripts/environment.sh .venv-compare requirements-compare.txt
	.venv-test/bin/python -m tests.benchmarks.compare

soak:
	@sh scripts/environment.sh .venv-test requirements-dev.txt
	.venv-test/bin/python -m tests.benchmarks.soak --minutes $(MINUTES)

lock:
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header -q requirements.in -o requirements.txt
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header -q requirements-dev.in -o requirements-dev.txt -c requirements.txt
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header -q requirements-compare.in -o requirements-compare.txt

format:
	.venv-test/bin/ruff format .
	.venv-test/bin/ruff check --fix .

screenshots:
	.venv-test/bin/python -m scripts.screenshots
