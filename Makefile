.PHONY: run day freeze test lint bench bench-desk lock clean format
PYTHON ?= python3

run day freeze test lint bench bench-desk lock clean format:
	@$(PYTHON) build/bootstrap.py $@
