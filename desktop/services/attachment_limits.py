"""Whether the server would take these files now."""

from __future__ import annotations

from desktop.domain.model import Attachment
from desktop.domain.notices import Notice
from desktop.domain.phrases import Bytes
from desktop.services.notices import attachments as notices
from desktop.storage.copy import ReplicaCopy


def over_limits(files: tuple[Attachment, ...], copy: ReplicaCopy) -> Notice | None:
    """Why the server would not take these now, None where it would: limits may have changed
    since they were attached."""
    limits = copy.limits()
    if len(files) > limits.attachment_count:
        return notices.TOO_MANY.having(limit=limits.attachment_count)
    for file in files:
        if file.size > limits.attachment_bytes:
            limit = Bytes(limits.attachment_bytes)
            return notices.TOO_LARGE.having(name=file.name, size=Bytes(file.size), limit=limit)
        if file.type not in limits.attachment_types:
            types = ", ".join(limits.attachment_types)
            return notices.WRONG_TYPE.having(name=file.name, types=types)
    return None
