"""A socket that others connect to, and how it stops."""

from __future__ import annotations

import contextlib
import socket


def stop_listening(listener: socket.socket) -> None:
    """Close it, and wake whoever waits in `accept`: on Linux shutting it down does, which Windows
    refuses of a listener; there closing it does."""
    with contextlib.suppress(OSError):
        listener.shutdown(socket.SHUT_RDWR)
    listener.close()
