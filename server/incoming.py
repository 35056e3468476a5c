"""Files that come with a complaint: added by the coordinator, fetched by desks when asked for."""

from __future__ import annotations

import hashlib
import io
import secrets
from collections.abc import Sequence
from typing import Final

from server.attachments import Attachments, blob_name, register
from server.coordinator import NotFound, key_of
from server.database import Database
from server.work import NewEntry, Work
from sync import filetypes
from sync.content import Attachment, TimelineEntry
from sync.wire import Limits

_THUMB_EDGE: Final = 112
_THUMB_QUALITY: Final = 55


class NotTaken(Exception):
    """A file is over the limits; the text says which and why."""


class Incoming:
    """Adds files to complaints."""

    def __init__(self, database: Database, attachments: Attachments, limits: Limits) -> None:
        self._db = database
        self._attachments = attachments
        self._limits = limits

    def add(self, complaint: str, files: Sequence[tuple[str, bytes]], now: int) -> None:
        """Append one timeline entry with these (name, content) files.

        Raises `NotTaken` for a wrong type or size, `NotFound`, `StoreFailed`; then nothing is
        added. The bytes are stored before the entry that names them.
        """
        described = tuple(self._described(name, content) for name, content in files)
        if len(described) > self._limits.attachment_count:
            raise NotTaken(f"at most {self._limits.attachment_count} files at once.")
        self._store(described, files)
        with self._db.write() as connection:
            work = Work(self._db, connection)
            case = work.load(key_of(connection, complaint))
            if case is None:
                raise NotFound("complaint")
            item = TimelineEntry(kind="attachment", at=now, files=described)
            entry = NewEntry(f"c{secrets.token_hex(8)}", item)
            case.entries.append(entry)
            register(connection, case, entry, "", now, arrived=True)
            work.stamp()
        # A deletion just before may have taken the same bytes along.
        self._store(described, files)

    def _store(self, described: Sequence[Attachment], files: Sequence[tuple[str, bytes]]) -> None:
        store = self._attachments.store
        for file, (_, content) in zip(described, files, strict=True):
            if store.size(blob_name(file.sha256)) != file.size:
                store.put(blob_name(file.sha256), content)

    def _described(self, name: str, content: bytes) -> Attachment:
        kind = filetypes.type_of(content)
        if kind not in self._limits.attachment_types or not filetypes.good_name(name):
            allowed = ", ".join(self._limits.attachment_types)
            raise NotTaken(f"{name} is none of {allowed} by its content.")
        if len(content) > self._limits.attachment_bytes:
            raise NotTaken(f"{name} is larger than {self._limits.attachment_bytes} bytes.")
        thumb = _thumb(content) if kind in filetypes.IMAGES else b""
        return Attachment(hashlib.sha256(content).digest(), name, len(content), kind, thumb)


def _thumb(content: bytes) -> bytes:
    """A small JPEG; nothing where the picture cannot be read."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content)) as opened:
            opened.draft("RGB", (_THUMB_EDGE * 2, _THUMB_EDGE * 2))
            picture = ImageOps.exif_transpose(opened).convert("RGB")
            picture.thumbnail((_THUMB_EDGE, _THUMB_EDGE))
            small = io.BytesIO()
            picture.save(small, "JPEG", quality=_THUMB_QUALITY, optimize=True)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        # Pillow's ways to say that this is no picture that it can read.
        return b""
    return small.getvalue() if small.tell() <= filetypes.MOST_THUMB else b""
