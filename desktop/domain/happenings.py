"""What may happen to a complaint while the officer is away."""

from typing import Literal

Happening = Literal["arrived", "replies", "timed_out", "accepted"]
"""Disposed to the agency; answered by the reporter; closed by the system's timer; an answer of this
desk was taken by the server."""
