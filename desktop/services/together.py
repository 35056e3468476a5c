"""Jawab bersama: one answer for nearly identical complaints, a letter of its own to each.

Every letter is a draft first and goes through the same checks as one sent alone. Failure policy:
all or none is queued; where one cannot be, those queued before it are drafts again and the
refusal is raised.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.errors import NotFound, PenghubungError, TooLate
from desktop.domain.model import Content, OutboxItem
from desktop.services.similar import SimilarCase
from desktop.services.work import WorkService


class TogetherService:
    """Answers twins with the words written for one of them."""

    def __init__(self, work: WorkService) -> None:
        self._work = work

    def answerable(self, cases: Sequence[SimilarCase]) -> tuple[SimilarCase, ...]:
        """Twins whose turn is the agency's, with no work of the officer on them yet."""
        return tuple(
            case
            for case in cases
            if case.twin
            and case.line.row.turn == "agency"
            and not (case.line.row.closed or case.line.row.archived)
            and not (case.line.row.drafts or case.line.row.pending or case.line.row.attention)
        )

    def answer(
        self, content: Content, tracking_id: str, twins: Sequence[SimilarCase]
    ) -> tuple[OutboxItem, ...]:
        """Queue the same follow-up on each twin; the number of the complaint it was written for
        becomes the twin's own. Attachments stay with the first letter.

        Raises what `WorkService.send` raises; then no letter is queued and each is a draft.
        """
        queued: list[OutboxItem] = []
        try:
            for twin in twins:
                row = twin.line.row
                text = readdressed(content.text, tracking_id, row.tracking_id)
                letter = replace(content, text=text, attachments=(), target=None, public_hash=b"")
                draft = self._work.save(row.key, letter)
                queued.append(self._work.send(draft.id))
        except PenghubungError:
            for item in queued:
                self._work.pull_back(item.id)
            raise
        return tuple(queued)

    def take_back(self, items: Sequence[OutboxItem]) -> int:
        """Undo: letters that have not left go, recoverably, to the thrown-away drafts. How many
        had left already."""
        left = 0
        for item in items:
            try:
                draft = self._work.pull_back(item.id)
            except (TooLate, NotFound):
                left += 1
            else:
                self._work.discard_draft(draft.id)
        return left


def readdressed(text: str, mine: str, theirs: str) -> str:
    """Words written for the complaint of one number, for that of another."""
    return text.replace(f"#{mine}", f"#{theirs}") if mine and theirs else text
