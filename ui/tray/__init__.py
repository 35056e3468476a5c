"""Beside the clock: notices in figures, and the program while its window is closed."""
