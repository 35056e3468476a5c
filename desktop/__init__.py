"""The officer's desk, complete without a screen."""
