"""Files and pictures that come by dialog, drag and drop, or out of the clipboard."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

from desktop.desk import Desk
from desktop.domain.errors import PenghubungError
from desktop.domain.model import Draft

Given = Path | QImage
"""A file on the disk, or a picture that has none."""

_PASTED: Final = "tempelan.png"


def given_in(mime: QMimeData | None) -> list[Given]:
    """What may be attached of it; empty where it is words for the editor.

    A spreadsheet puts a picture of its cells beside their words: then the words are meant.
    """
    if mime is None:
        return []
    files: list[Given] = [
        path
        for url in mime.urls()
        if url.isLocalFile() and (path := Path(url.toLocalFile())).is_file()
    ]
    if files:
        return files
    if mime.hasImage() and not mime.hasText():
        image = mime.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return [image]
    return []


def attach_all(
    desk: Desk, given: list[Given], draft_id: int
) -> tuple[Draft, PenghubungError | None]:
    """Attach each to a draft, on the `db` lane; the first refusal leaves the others to go.

    Raises `PenghubungError` where none could be attached.
    """
    draft: Draft | None = None
    first: PenghubungError | None = None
    for one in given:
        try:
            if isinstance(one, Path):
                draft = desk.attachments.add_file(draft_id, one)
            else:
                draft = desk.attachments.add(draft_id, _PASTED, _png(one))
        except PenghubungError as error:
            first = first or error
    if draft is None:
        assert first is not None
        raise first
    return draft, first


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def removing(desk: Desk, digest: str, draft_id: int) -> tuple[Draft, None]:
    """Take one off a draft, on the `db` lane. Raises `PenghubungError`."""
    return desk.attachments.remove(draft_id, digest), None


def swapping(desk: Desk, digest: str, draft_id: int) -> tuple[Draft, None]:
    """Let the other form of a picture go, on the `db` lane. Raises `PenghubungError`."""
    return desk.attachments.use_other(draft_id, digest), None
