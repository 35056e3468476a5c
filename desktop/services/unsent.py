"""Everything an officer wrote that the server has not accepted, as files anyone can read.

So that nothing is ever locked in: a plain text to read, and the same as JSON beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from desktop.domain.formats import Language, iso, zone_of
from desktop.domain.model import Card, Content
from desktop.platform.files import convert_disk_errors, write_private
from desktop.services import words
from desktop.storage.drafts import DraftBox
from desktop.storage.outbox import Outbox
from sync.ports import Clock

_ACCEPTED = frozenset({"acked", "superseded"})


@dataclass(frozen=True, slots=True)
class Exported:
    """Where the words now are, and how many pieces."""

    text_file: Path
    json_file: Path
    drafts: int
    operations: int


class UnsentExport:
    """Writes drafts (discarded ones too) and all operations that were not accepted."""

    def __init__(self, drafts: DraftBox, outbox: Outbox, clock: Clock, zone: str) -> None:
        self._drafts = drafts
        self._outbox = outbox
        self._clock = clock
        self._zone = zone_of(zone)

    @convert_disk_errors()
    def write(self, file: Path, language: Language) -> Exported:
        """Write `file` as UTF-8 text in that language and the same as `.json` beside it, for the
        owner's eyes.

        Raises `DiskFull`, `DiskFailed`.
        """
        drafts = [
            self._piece("draft", str(d.id), d.complaint, d.content, d.card, d.updated_at, state)
            for discarded, state in ((False, "draft"), (True, "discarded"))
            for d in self._drafts.list(discarded=discarded)
        ]
        operations = [
            self._piece(
                "operation", o.id.hex(), o.complaint, o.content, o.card, o.created_at, o.state
            )
            for o in self._outbox.list("all")
            if o.state not in _ACCEPTED
        ]
        pieces = drafts + operations
        text_file = file.with_suffix(".txt") if file.suffix.casefold() == ".json" else file
        json_file = file.with_suffix(".json")
        write_private(text_file, self._text(pieces, language).encode())
        write_private(json_file, msgspec.json.format(msgspec.json.encode(pieces)) + b"\n")
        return Exported(text_file, json_file, len(drafts), len(operations))

    def _piece(
        self,
        type_: str,
        id_: str,
        complaint: str,
        content: Content,
        card: Card,
        at: int,
        state: str,
    ) -> dict[str, Any]:
        return {
            "type": type_,
            "id": id_,
            "complaint": complaint,
            "tracking_id": card.tracking_id,
            "title": card.title,
            "state": state,
            "kind": content.kind,
            "status": content.result,
            "secret": content.secret,
            "reason": content.reason,
            "suggest": content.suggest,
            "at": iso(at, self._zone),
            "text": content.text,
        }

    def _text(self, pieces: list[dict[str, Any]], language: Language) -> str:
        at = iso(self._clock.now(), self._zone) or ""
        lines = [
            words.EXPORT_TITLE.text(language),
            words.EXPORT_HEAD.text(language, at=at, n=len(pieces)),
        ]
        for piece in pieces:
            state = words.DRAFT.text(language)
            if piece["state"] != "draft":
                state = words.state_label(piece["state"], language)
            facts = [words.kind_label(piece["kind"], language), state, piece["at"]]
            if piece["status"]:
                facts.append(words.EXPORT_STATUS.text(language, status=piece["status"]))
            if piece["secret"]:
                facts.append(words.EXPORT_SECRET.text(language))
            if piece["reason"]:
                facts.append(words.EXPORT_REASON.text(language, reason=piece["reason"]))
            if piece["suggest"]:
                facts.append(words.EXPORT_SUGGEST.text(language, agency=piece["suggest"]))
            lines += [
                "",
                "=" * 72,
                f"#{piece['tracking_id'] or piece['complaint']}  {piece['title']}".rstrip(),
                " · ".join(str(fact) for fact in facts if fact),
                "",
                piece["text"],
            ]
        return "\n".join(lines) + "\n"
