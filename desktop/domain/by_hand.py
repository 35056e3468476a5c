"""Answers that the officer enters into SP4N-LAPOR! by hand, where no coordinator does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from desktop.domain.model import Card, Content

How = Literal["", "hand", "export", "server"]
"""What says so: nothing yet, the officer, a later export that shows the answer, or a region's
server that took it over."""


@dataclass(frozen=True, slots=True)
class ByHand:
    """One answer, accepted by the server on this PC. `at`: the author's time; `entered_at`: since
    when it need not be entered any more, 0 = it still has to be (unix seconds)."""

    operation: bytes
    complaint: str
    content: Content
    card: Card
    at: int
    entered_at: int = 0
    how: How = ""

    @property
    def waits(self) -> bool:
        """Whether it still has to be entered."""
        return not self.how
