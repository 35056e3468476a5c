.PHONY: run day freeze test lint bench lock clean format
PYTHON ?= python3

run day freeze test lint bench lock clean format:
	@$(PYTHON) build/bootstrap.py $@
