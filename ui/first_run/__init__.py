"""What stands before the desk: opening, first run, practice, and what can go wrong there."""
