"""Forward-only revisions of the replica file; the program runs them when it opens one."""
