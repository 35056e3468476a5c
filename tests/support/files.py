"""Attaching files to answers of a desk, and what became of them at the server."""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode

from sqlalchemy import text as sql

from desktop.domain.model import Attachment, Content, OutboxItem
from server.attachments import blob_name
from sync.filetypes import type_of
from tests.support.office import Desk, Office


def attachment(desk: Desk, content: bytes, name: str = "berkas") -> Attachment:
    """Store a file at the desk, as composing does."""
    kind = type_of(content) or "pdf"
    digest = desk.replica.attachments.keep(content)
    return Attachment(digest, f"{name}.{kind}", len(content), kind)


def send_with(
    desk: Desk, complaint: str, *files: bytes, text: str = "Dengan lampiran."
) -> OutboxItem:
    """Queue an answer with files."""
    attached = tuple(attachment(desk, content) for content in files)
    return desk.send(complaint, Content("follow_up", text, "proses", attachments=attached))


def stored(office: Office, content: bytes) -> bool:
    """Whether the server has exactly these bytes."""
    store = office.central.attachments.store
    name = blob_name(hashlib.sha256(content).digest())
    return store.size(name) is not None and store.get(name) == content


def arrivals(office: Office, complaint: str) -> list[str]:
    """Digests in `arrived` entries of a complaint, each as often as it is told."""
    with office.central.database.read() as connection:
        rows = connection.execute(
            sql("SELECT content FROM entry WHERE complaint_key = :key AND kind = 'arrived'"),
            {"key": complaint},
        ).scalars()
        entries = [json.loads(row) for row in rows]
    return sorted(b64decode(d).hex() for entry in entries for d in entry["arrived"])


def pieces(office: Office) -> int:
    """How many pieces of partial uploads lie at the server."""
    return len(office.central.attachments.store.listing("part/"))
