"""The desk's footing on the operating system: folders, keyring, one process, clock."""
