"""The commands of `penghubung-cli`, one module a subject."""
