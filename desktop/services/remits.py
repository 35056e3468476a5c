"""Bukan wewenang?: which agencies a complaint is likely a matter for, from what the server learned.

Offline, from the copy alone. It proposes and never chooses.
"""

from __future__ import annotations

import msgspec

from desktop.domain.model import Complaint, RefItem
from desktop.domain.remits import NO_PROPOSAL, Matter, Proposal, Remits
from desktop.services.work import WorkService
from desktop.storage.queries import Queries
from sync.remits import REMITS, RemitsRef


class RemitService:
    """`own`: id of the agency of this desk. Reads only."""

    def __init__(self, queries: Queries, work: WorkService, own: str) -> None:
        self._queries = queries
        self._work = work
        self._own = own
        self._read: tuple[tuple[RefItem, ...], Remits] | None = None

    def propose(self, complaint: Complaint) -> Proposal:
        """Empty where the server has not learned yet."""
        learned = self._queries.refs(REMITS)
        if not learned:
            return NO_PROPOSAL
        row = complaint.row
        place = f"{row.village} {row.district} {row.regency}"
        matter = Matter(f"{row.title} {complaint.text}", row.category, place)
        return self._remits(learned).propose(matter, self._own)

    def _remits(self, learned: tuple[RefItem, ...]) -> Remits:
        """Read once for each lesson."""
        if self._read is None or self._read[0] != learned:
            try:
                content = msgspec.json.decode(learned[0].content, type=RemitsRef)
            except msgspec.MsgspecError:
                # From a newer server: no proposal is better than a wrong one.
                content = RemitsRef()
            names = {agency.id: agency.name for agency in self._work.agencies()}
            self._read = learned, Remits(content, names)
        return self._read[1]
