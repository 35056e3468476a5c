"""The commands of `penghubung-server`, one module a subject."""
