"""Help without a connection: the guide that comes with the program, and a file for the admin."""
