"""A PC that several people pass by: who works here, the lock, the record of openings."""
