"""Names by which a start sees, loading nothing, that a desk moved and is to be put aside."""

from __future__ import annotations

from typing import Final

FOLDER: Final = "mandiri"
"""Of the office whose server stands on this PC, in the desk's home."""
MOVED: Final = "moved.json"
"""In that folder: its desk has moved."""
BEFORE: Final = "before"
"""There too: how the folders of desks that were put aside begin. Nothing removes them."""
