"""Values and rules of complaint handling, free of storage and network."""
