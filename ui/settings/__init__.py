"""What an officer may set, kept in the officer's own file."""
