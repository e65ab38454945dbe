# Two commands do everything: `make run` starts the dashboard, `make test` checks the project.
# Each sets up what it needs first; on a machine without make run the scripts directly.
DATA ?= data/tra_cu
PORT ?= 8501

.PHONY: run test lock format screenshots
run:
	@sh scripts/run.sh "$(DATA)" "$(PORT)"

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
