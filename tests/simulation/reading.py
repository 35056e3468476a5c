"""What stands in the files of server and desks, read by SQL of its own.

Nothing of the product is used here: no storage, no wire types, no fingerprint. What the wire
or the tables call something is a fact of docs/protocol.md and of the frozen schema.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from sqlcipher3 import dbapi2

View = frozenset[tuple[str, str, int, bytes]]
"""Rows of an agency's copy: (complaint, part or entry, number, content)."""


@dataclass(frozen=True)
class Ledgered:
    """A row of the ledger."""

    device: str
    hash: bytes | None
    payload: bytes | None
    kind: str
    complaint: str
    outcome: str
    number: int
    reason: str
    reoffered: bool = False


@dataclass(frozen=True)
class Stood:
    """An entry of a timeline."""

    complaint: str
    number: int
    at: int
    operation: bytes
    device: str
    text: str
    private: bool = False
    content: str = ""
    """As stored: JSON."""


@dataclass
class Central:
    """The server's database."""

    epoch: str
    counter: int
    ledger: dict[bytes, Ledgered]
    entries: list[Stood]
    views: dict[str, View]
    holders: dict[str, str]
    """Complaint to agency ("" = nobody)."""
    whole: dict[tuple[str, str], int]
    """(Agency, complaint) to the number of the last event that brought it whole."""
    left: dict[tuple[str, str], int]
    """(Agency, complaint) to the number of the last event that took it away."""
    refs: frozenset[tuple[str, str, int, bytes]]
    deleted: frozenset[str]
    revoked: frozenset[str]
    sealed: list[bytes]
    arrived: frozenset[tuple[str, str]]
    """(Entry, SHA-256 in hex) of attachments whose bytes came."""
    waiting: frozenset[bytes]
    """Re-offered operations on complaints that the server does not know yet, or whose words are
    still to come."""
    unapproved: frozenset[str]
    """Devices whose answers may not go out by themselves: of operators where approval is asked."""


@dataclass(frozen=True)
class Line:
    """An operation of a desk."""

    id: bytes
    seq: int
    position: int
    complaint: str
    kind: str
    text: str
    state: str
    sent_at: int
    payload: bytes | None
    hash: bytes | None
    outcome: str
    number: int
    why: str
    later: str
    supersedes: bytes | None
    superseded_by: bytes | None
    laid: bool
    reoffer: bool
    gone: str
    target: bytes | None
    statement: int | None
    attachments: str

    @property
    def files(self) -> tuple[str, ...]:
        """SHA-256 of its attachments, in hex."""
        return _files(self.attachments)


@dataclass
class Local:
    """A desk's file."""

    epoch: str = ""
    cursor: int | None = None
    building: bool = False
    drafts: list[tuple[int, str, str, bool]] = field(default_factory=list)
    """(Id, complaint, text, thrown away)."""
    operations: dict[bytes, Line] = field(default_factory=dict)
    view: View = frozenset()
    held: frozenset[str] = frozenset()
    """Complaints in the copy."""
    made: frozenset[bytes] = frozenset()
    """Operations whose entry the copy holds."""
    refs: frozenset[tuple[str, str, int, bytes]] = frozenset()
    wanted: frozenset[str] = frozenset()
    """Attachments (SHA-256 in hex) of drafts that are not thrown away."""
    turned_down: frozenset[str] = frozenset()
    """Attachments that the server does not take."""
    mismatches: int = 0
    """How often the proof failed here."""
    everything: bytes = b""
    """All content of every copy in the file, and all words of the search index's source."""


class CentralFile:
    """A reader of its own beside the server's."""

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._seen: tuple[int, Central] | None = None

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def read(self) -> Central:
        """Everything, as last committed."""
        version = _version(self._base)
        if self._seen is None or self._seen[0] != version:
            self._seen = version, _read_central(self._base)
        return self._seen[1]


def _version(base: Any) -> int:
    (version,) = base.execute("PRAGMA data_version").fetchone()
    return int(version)


def _read_central(base: sqlite3.Connection) -> Central:
    base.execute("BEGIN")
    try:
        meta = dict(base.execute("SELECT key, value FROM meta"))
        (counter,) = base.execute("SELECT value FROM counter").fetchone()
        ledger = {
            row[0]: Ledgered(*row[1:7], **_result(row[7]) | {"reoffered": bool(row[8])})
            for row in base.execute(
                "SELECT id, device_id, content_hash, payload, kind, complaint_key, outcome, result,"
                " reoffered FROM ledger"
            )
        }
        entries = []
        views: dict[str, set[tuple[str, str, int, bytes]]] = {}
        holders: dict[str, str] = {}
        for key, agency, body, body_no, state, state_no in base.execute(
            "SELECT key, agency_id, body, body_no, state, state_no FROM complaint"
        ):
            holders[key] = agency or ""
            if agency:
                seen = views.setdefault(agency, set())
                seen.add((key, "body", body_no, body))
                seen.add((key, "state", state_no, state))
        for key, id_, number, at, content, private, operation, device in base.execute(
            "SELECT complaint_key, id, no, at, content, private_agency, operation, device_id"
            " FROM entry"
        ):
            text = json.loads(content).get("text", "")
            told = content.decode() if isinstance(content, bytes) else str(content)
            stood = Stood(
                key, number, at, operation or b"", device or "", text, private is not None, told
            )
            entries.append(stood)
            agency = holders[key]
            if agency and private in (None, agency):
                views[agency].add((key, id_, number, content))
        whole: dict[tuple[str, str], int] = {}
        left: dict[tuple[str, str], int] = {}
        for agency, key, number, what in base.execute(
            "SELECT agency_id, complaint_key, no, what FROM event ORDER BY no"
        ):
            if what == "whole":
                whole[agency, key] = number
            elif what in ("gone", "del"):
                left[agency, key] = number
        return Central(
            epoch=meta.get("epoch", ""),
            counter=counter,
            ledger=ledger,
            entries=entries,
            views={agency: frozenset(rows) for agency, rows in views.items()},
            holders=holders,
            whole=whole,
            left=left,
            refs=frozenset(base.execute("SELECT kind, id, no, content FROM ref")),
            deleted=frozenset(r[0] for r in base.execute("SELECT key FROM deleted")),
            unapproved=frozenset(
                r[0]
                for r in base.execute(
                    "SELECT device.id FROM device JOIN officer ON officer.id = device.officer_id"
                    " JOIN agency ON agency.id = officer.agency_id"
                    " WHERE officer.role = 'operator' AND agency.approval"
                )
            ),
            revoked=frozenset(
                r[0] for r in base.execute("SELECT id FROM device WHERE revoked_at > 0")
            ),
            sealed=[r[0] for r in base.execute("SELECT work FROM sealed")],
            arrived=frozenset(
                (r[0], r[1].hex())
                for r in base.execute(
                    "SELECT entry_id, sha256 FROM attachment WHERE arrived_at > 0"
                )
            ),
            waiting=frozenset(
                r[0]
                for r in base.execute(
                    "SELECT operation FROM not_applied WHERE why <> 'moved_since'"
                )
            ),
        )
    finally:
        base.execute("COMMIT")


def _result(packed: bytes) -> dict[str, Any]:
    """Number and reason: fourth and fifth field of a stored result."""
    fields: list[Any] = msgspec.msgpack.decode(packed) if packed else [0, 0, "", 0, ""]
    return {"number": fields[3], "reason": fields[4]}


_OPERATION = (
    "SELECT id, seq, position, complaint, kind, text, state, sent_at, payload, hash, outcome,"
    " number, why, later, supersedes, superseded_by, laid, reoffer, complaint_gone, target,"
    " statement_id, attachments FROM operation"
)


def _files(attachments: str) -> tuple[str, ...]:
    return tuple(file["sha256"] for file in json.loads(attachments))


def whole_blobs(path: Path, key: bytes) -> set[str]:
    """Attachments (SHA-256 in hex) whose bytes are all in a desk's second file, and right."""
    if not path.exists():
        return set()
    base = dbapi2.connect(str(path), isolation_level=None)
    try:
        _unlock(base, key)
        content: dict[str, bytes] = {}
        for sha256, data in base.execute("SELECT sha256, data FROM chunk ORDER BY sha256, at"):
            content[sha256] = content.get(sha256, b"") + data
        return {s for s, data in content.items() if hashlib.sha256(data).hexdigest() == s}
    finally:
        base.close()


def _unlock(base: Any, key: bytes) -> None:
    base.execute("PRAGMA cipher_log = OFF")
    base.execute(f"PRAGMA key = \"x'{key.hex()}'\"")


class DeskFile:
    """A reader of its own beside the desk's."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._base = dbapi2.connect(str(path), isolation_level=None)
        _unlock(self._base, key)
        self._seen: tuple[int, Local] | None = None

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def read(self) -> Local:
        """Everything, as last committed."""
        version = _version(self._base)
        if self._seen is None or self._seen[0] != version:
            self._seen = version, self._read()
        return self._seen[1]

    def _read(self) -> Local:
        base = self._base
        base.execute("BEGIN")
        try:
            (epoch, cursor, gen, build, mismatches), *_ = base.execute(
                "SELECT epoch, cursor, live_gen, build_gen, mismatches FROM replica_state"
            )
            view: set[tuple[str, str, int, bytes]] = set()
            keys = dict(base.execute("SELECT id, key FROM complaint WHERE gen = ?", (gen,)))
            for number, part, no, content in base.execute(
                "SELECT complaint_id, part, no, content FROM part"
            ):
                if number in keys:
                    view.add((keys[number], ("body", "state")[part], no, content))
            made = set()
            for number, id_, no, content, operation in base.execute(
                "SELECT complaint_id, entry_id, no, content, operation FROM entry"
            ):
                if number in keys:
                    view.add((keys[number], id_, no, content))
                    if operation:
                        made.add(bytes.fromhex(operation))
            operations = [Line(*row) for row in base.execute(_OPERATION)]
            wanted = base.execute("SELECT attachments FROM draft WHERE discarded_at = 0")
            drafts = base.execute("SELECT id, complaint, text, discarded_at > 0 FROM draft")
            return Local(
                epoch=bytes(epoch).hex(),
                cursor=cursor,
                building=build is not None,
                wanted=frozenset(sha for row in wanted for sha in _files(row[0])),
                turned_down=frozenset(
                    r[0] for r in base.execute("SELECT sha256 FROM upload WHERE problem <> ''")
                ),
                mismatches=mismatches,
                drafts=[(a, b, c, bool(d)) for a, b, c, d in drafts],
                operations={line.id: line for line in operations},
                view=frozenset(view),
                held=frozenset(keys.values()),
                made=frozenset(made),
                refs=frozenset(
                    base.execute(
                        "SELECT kind, ref, no, content FROM ref_item WHERE gen = ?", (gen,)
                    )
                ),
                everything=b"\n".join(
                    row[0]
                    for table in ("part", "entry")
                    for row in base.execute(f"SELECT content FROM {table}")
                ),
            )
        finally:
            base.execute("COMMIT")
