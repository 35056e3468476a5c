"""Measurements of the exchange over emulated poor links."""
