.PHONY: run test lint bench lock clean format
PYTHON ?= python3

run test lint bench lock clean format:
	@$(PYTHON) build/bootstrap.py $@
