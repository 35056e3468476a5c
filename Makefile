.PHONY: run day screens panduan try try-approval freeze version package package-windows test simulate lint bench bench-desk bench-start bench-load bench-peers fuzz lock clean format
PYTHON ?= python3

run day screens panduan try try-approval freeze version package package-windows test simulate lint bench bench-desk bench-start bench-load bench-peers fuzz lock clean format:
	@$(PYTHON) build/bootstrap.py $@
