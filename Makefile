# Short names for what one does while working; ./run and ./test need none of them.
PYTHON = .venv/bin/python

lint:
	.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/lint-imports

format:
	.venv/bin/ruff check --fix . ; .venv/bin/ruff format .

guard:
	$(PYTHON) -m pytest tests/guards

law:
	$(PYTHON) -m pytest tests/law

types:
	$(PYTHON) -m mypy

glossary:
	$(PYTHON) -m tests.guards.glossary

worker:
	.venv/bin/bangvang worker

LOCK = .venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header
locks:
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) pyproject.toml -c requirements.lock --extra dev -o requirements-dev.lock
	$(LOCK) pyproject.toml -c requirements.lock --extra bench -o requirements-bench.lock
	echo uv | $(LOCK) - -o requirements-uv.lock

.PHONY: lint format guard law types glossary worker locks
