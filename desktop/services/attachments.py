"""Files with an answer: attached offline, shown with where they are, opened and saved.

Failure policy: a file is checked against the server's announced limits before anything is
stored; the bytes are stored before the draft names them. A copy for another program lies in a
private folder and goes when the desk closes, or at the next start after a power cut.
"""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from desktop.domain.errors import NotFound, Refused, TooLarge
from desktop.domain.model import Attachment, Draft, TimelineItem, UploadState, Version
from desktop.domain.phrases import Bytes
from desktop.platform.files import convert_disk_errors, private_folder, write_private
from desktop.services.faults import Told
from desktop.services.notices import attachments as notices
from desktop.storage.attachments import POLICY, AttachmentStore, Policy
from desktop.storage.copy import ReplicaCopy
from desktop.storage.drafts import DraftBox
from desktop.storage.local import Settings
from sync.filetypes import IMAGES, LONGEST_NAME, type_of

if TYPE_CHECKING:
    from desktop.services.pictures import Smaller

Where = Literal["waiting", "on_its_way", "arrived", "turned_down", "awaited"]
"""`waiting`: its answer is still here; `on_its_way`: the answer is accepted, the file not all
there; `awaited`: another desk has not brought it yet."""

_LONGEST_READ: Final = 64_000_000
"""A larger file is not even read: no camera makes one that could be made small enough."""


class AttachmentRefused(Told, Refused):
    """The file cannot be attached; the draft is as it was."""


class AttachmentTooLarge(Told, TooLarge):
    """The file is over the server's limit; the draft is as it was."""


class NoSuchAttachment(Told, NotFound):
    """No such file here, or not all of it."""


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file of a timeline item. `sent`: bytes that the server has; `have`: bytes here."""

    file: Attachment
    where: Where
    sent: int
    have: int
    closed: bool = False
    """Sent by a reporter whose identity is closed: neither shown nor opened."""

    @property
    def here(self) -> bool:
        """Whether it can be opened without the server."""
        return self.have >= self.file.size


class AttachmentService:
    """Attachments of one desk."""

    def __init__(
        self,
        store: AttachmentStore,
        drafts: DraftBox,
        copy: ReplicaCopy,
        settings: Settings,
        opened: Path,
    ) -> None:
        """`opened`: folder for copies that other programs show."""
        self._store = store
        self._drafts = drafts
        self._copy = copy
        self._settings = settings
        self._opened = opened

    def add_file(self, draft_id: int, path: Path, *, original: bool = False) -> Draft:
        """Attach a file from the disk; as `add`. Raises `DiskFailed` too."""
        with convert_disk_errors():
            size = path.stat().st_size
            if size > _LONGEST_READ:
                raise self._too_large(path.name, size)
            content = path.read_bytes()
        return self.add(draft_id, path.name, content, original=original)

    def add(self, draft_id: int, name: str, content: bytes, *, original: bool = False) -> Draft:
        """Attach a file to a draft; a picture is made smaller unless the `original` is to go.

        Raises `NotFound` (no such draft), `AttachmentRefused`, `AttachmentTooLarge`, `DiskFull`,
        `DiskFailed`; then the draft is as it was.
        """
        limits = self._copy.limits()
        kind = type_of(content)
        if kind not in limits.attachment_types:
            types = ", ".join(limits.attachment_types)
            raise AttachmentRefused(notices.WRONG_TYPE.having(name=name, types=types), "type")
        small = self._smaller(name, content, kind) if kind in IMAGES else None
        bytes_, type_ = (content, kind) if small is None else (small.content, small.type)
        thumb = b"" if small is None else small.thumb
        if original and small is not None and bytes_ != content:
            if len(content) > limits.attachment_bytes:
                raise self._too_large(name, len(content))
            bytes_, type_, content, kind = content, kind, bytes_, type_
        if len(bytes_) > limits.attachment_bytes:
            raise self._too_large(name, len(bytes_))
        other = None
        with self._store.adding():
            digest = self._store.keep(bytes_)
            if content is not bytes_ and len(content) <= limits.attachment_bytes:
                other = Version(self._store.keep(content), _named(name, kind), len(content), kind)
            elif content is not bytes_:
                # Too large to go: only its size is told.
                other = Version("", _named(name, kind), len(content), kind)
            made = Attachment(
                digest,
                _named(name, type_),
                len(bytes_),
                type_,
                thumb,
                other,
                original=original and other is not None,
            )
            return self._drafts.change_attachments(draft_id, lambda files: self._with(files, made))

    def remove(self, draft_id: int, digest: str) -> Draft:
        """Take a file off a draft. Raises `NotFound`."""
        return self._drafts.change_attachments(
            draft_id, lambda files: tuple(f for f in files if f.sha256 != digest)
        )

    def use_other(self, draft_id: int, digest: str) -> Draft:
        """Let the other form of a picture go: the original instead of the smaller, or back.

        Raises `NotFound`, `NoSuchAttachment`, `AttachmentTooLarge`.
        """

        def changed(files: tuple[Attachment, ...]) -> tuple[Attachment, ...]:
            found = next((f for f in files if f.sha256 == digest and f.other is not None), None)
            if found is None or found.other is None:
                raise NoSuchAttachment(notices.NO_SUCH, "form")
            other = found.other
            if not other.sha256:
                notice = notices.ORIGINAL_TOO_LARGE.having(name=other.name)
                raise AttachmentTooLarge(notice, "original")
            swapped = Attachment(
                other.sha256,
                other.name,
                other.size,
                other.type,
                found.thumb,
                Version(found.sha256, found.name, found.size, found.type),
                original=not found.original,
            )
            return tuple(swapped if f is found else f for f in files)

        return self._drafts.change_attachments(draft_id, changed)

    def shown(self, items: Sequence[TimelineItem]) -> dict[str, tuple[ShownFile, ...]]:
        """Files of timeline items by the item's id, each with where it is."""
        having = [item for item in items if item.attachments]
        if not having:
            return {}
        states = {(s.operation.hex(), s.sha256): s for s in self._store.states()}
        have = self._store.have(f.sha256 for item in having for f in item.attachments)
        return {
            item.id: tuple(
                _shown(item, f, states.get((item.operation, f.sha256)), have.get(f.sha256, 0))
                for f in item.attachments
            )
            for item in having
        }

    def states(self) -> dict[tuple[bytes, str], UploadState]:
        """What is known of every file of the officer's own, by operation and digest."""
        return {(s.operation, s.sha256): s for s in self._store.states()}

    def outstanding(self) -> int:
        """Files of accepted answers that the server lacks."""
        return self._store.outstanding()

    def let_be(self, operation: bytes, digest: str) -> None:
        """The officer has read that the server does not take this one."""
        self._store.let_be(operation, digest)

    def content(self, file: Attachment) -> bytes:
        """The bytes of a file that is here. Raises `NoSuchAttachment`."""
        found = self._store.content(file.sha256)
        if found is None:
            raise NoSuchAttachment(notices.NOT_HERE.having(name=file.name), "bytes")
        return found

    @convert_disk_errors()
    def copy_for_viewer(self, file: Attachment) -> Path:
        """A private copy for another program.

        Raises `NoSuchAttachment`, `DiskFull`, `DiskFailed`.
        """
        content = self.content(file)
        folder = self._opened / secrets.token_hex(8)
        private_folder(folder)
        path = folder / _named(file.name, file.type)
        write_private(path, content)
        return path

    @convert_disk_errors()
    def save_as(self, file: Attachment, path: Path) -> None:
        """A copy where the officer wants it. Raises as `copy_for_viewer`."""
        write_private(path, self.content(file))

    def remove_copies(self) -> None:
        """Remove the copies made for other programs; one still held open goes next time."""
        shutil.rmtree(self._opened, ignore_errors=True)

    @property
    def policy(self) -> Policy:
        """Which files of others are fetched at every exchange."""
        return self._store.policy()

    def choose_policy(self, policy: Policy) -> None:
        """From the next exchange on."""
        self._settings.set(POLICY, policy)

    def _smaller(self, name: str, content: bytes, kind: str) -> Smaller:
        # Only now: whoever attaches nothing starts without the picture library.
        from desktop.services import pictures

        try:
            return pictures.smaller(content, kind)
        except pictures.Unreadable as error:
            notice = notices.UNREADABLE.having(name=name)
            raise AttachmentRefused(notice, str(error)) from error

    def _with(self, files: tuple[Attachment, ...], made: Attachment) -> tuple[Attachment, ...]:
        limit = self._copy.limits().attachment_count
        if any(made.sha256 == f.sha256 for f in files):
            raise AttachmentRefused(notices.TWICE.having(name=made.name), "twice")
        if len(files) >= limit:
            raise AttachmentRefused(notices.TOO_MANY.having(limit=limit), "count")
        return (*files, made)

    def _too_large(self, name: str, size: int) -> AttachmentTooLarge:
        limit = self._copy.limits().attachment_bytes
        notice = notices.TOO_LARGE.having(name=name, size=Bytes(size), limit=Bytes(limit))
        return AttachmentTooLarge(notice, "size")


def _shown(item: TimelineItem, file: Attachment, state: UploadState | None, have: int) -> ShownFile:
    where: Where
    if file.sha256 in item.arrived or (state is not None and state.arrived):
        where, sent = "arrived", file.size
    elif state is not None and state.problem:
        where, sent = "turned_down", 0
    elif item.state not in ("", "acked"):
        where, sent = "waiting", 0
    elif state is not None:
        where, sent = "on_its_way", state.offset
    else:
        where, sent = "awaited", 0
    return ShownFile(replace(file, other=None), where, sent, have)


def _named(name: str, kind: str) -> str:
    """A name that may travel and that other programs understand by its ending."""
    plain = re.sub(r'[\x00-\x1f\x7f/\\:*?"<>|]', "_", name).strip(" .") or "lampiran"
    stem, dot, ending = plain.rpartition(".")
    known = {"jpg": ("jpg", "jpeg"), "png": ("png",)}.get(kind, (kind,))
    if not dot or ending.casefold() not in known:
        stem = stem if dot and len(ending) <= 4 and stem else plain
        plain = f"{stem}.{kind}"
        ending = kind
    over = len(plain) - LONGEST_NAME
    return plain if over <= 0 else f"{plain[: -over - len(ending) - 1]}.{ending}"
