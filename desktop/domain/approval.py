"""Approval: a submission as both sides see it, and between an answer's words and a submission's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from desktop.domain.model import Card, Content, WorkState

SubmissionState = Literal["pending", "approved", "given_back", "withdrawn", "replaced"]
Decision = Literal["approve", "give_back", "answer", "withdraw"]


@dataclass(frozen=True, slots=True)
class Submission:
    """What an operator submitted, as the copy holds it. Times in unix seconds."""

    id: bytes
    complaint: str
    card: Card
    by: str
    at: int
    content: Content
    """As the answer that it would become."""
    arrived: tuple[str, ...]
    """SHA-256 (hex) of the files that the server has."""
    replaces: bytes | None
    """The earlier submission in whose place it came."""
    state: SubmissionState
    decided_by: str
    decided_at: int
    remark: str
    """Given back: what is to be mended."""
    own: bool
    """Submitted on this computer."""
    deciding: Decision | None
    """A decision of this computer that is on its way to the server."""
    deciding_state: WorkState | None

    @property
    def open(self) -> bool:
        """Whether it still waits for a decision, as far as this computer knows."""
        return self.state == "pending" and self.deciding is None


def as_submission(content: Content) -> Content:
    """An answer's words, to be approved. A request for information has no result."""
    result = (content.result or "proses") if content.kind == "follow_up" else ""
    return replace(content, kind="submit", result=result)


def as_answer(content: Content) -> Content:
    """A submission's words as the answer that they are; other content as it is."""
    if content.kind != "submit":
        return content
    return replace(content, kind="follow_up" if content.result else "request_info")
