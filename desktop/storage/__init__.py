"""The encrypted local file."""
