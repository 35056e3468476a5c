"""Submissions by file between two officers without a line: cards, handing over, taking in.

Failure policy: a file that is not what it should be changes nothing and is told apart
(`HandingFault`). What is handed over was committed as sent before; it stays in the outbox and goes
to the server as well, where the same id is applied once.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Final

import msgspec

from desktop.domain.errors import NotOffered
from desktop.platform.files import PARTIAL
from desktop.services.faults import NoLongerOffered, Told
from desktop.services.notices import handing as notices
from desktop.storage.handed import HandedBox
from desktop.storage.identity import IdentityStore
from desktop.storage.local import Settings
from sync import handing
from sync.courier_file import MAX_FILE, Unusable
from sync.ports import Clock
from sync.wire import Certificate, Signed

CARDS: Final = "approval_cards"
"""Setting: cards of liaison officers, JSON of base64 texts."""


class HandingFault(Told, NotOffered):
    """The file cannot be used or written."""

    def __init__(self, fault: notices.Fault) -> None:
        super().__init__(notices.FAULTS[fault], fault)


class HandingService:
    """Files of one desk."""

    def __init__(
        self, identity: IdentityStore, box: HandedBox, settings: Settings, clock: Clock
    ) -> None:
        self._identity = identity
        self._box = box
        self._settings = settings
        self._clock = clock

    def save_card(self, file: Path) -> Path:
        """Write for whom operators may seal: this officer's device. Raises `HandingFault`."""
        return self._write(file, handing.CARD_SUFFIX, handing.write_card(self._identity))

    def take_card(self, file: Path) -> Certificate:
        """Keep a liaison officer's card. Raises `HandingFault`."""
        content = self._read(file)
        try:
            signed = handing.read_card(content, self._identity)
            taken = handing.certified(signed, self._identity)
        except Unusable as error:
            raise HandingFault(notices.WHY[error.why]) from error
        kept = [one for one in self._cards() if self._device(one) != taken.device]
        texts = [base64.b64encode(msgspec.msgpack.encode(c)).decode() for c in (signed, *kept)]
        self._settings.set(CARDS, msgspec.json.encode(texts).decode())
        return taken

    def officers(self) -> tuple[Certificate, ...]:
        """Officers whose card is here, the last taken first."""
        found = []
        for signed in self._cards():
            try:
                found.append(handing.certified(signed, self._identity))
            except Unusable:
                # Signed with keys that the server has since changed: a new card is needed.
                continue
        return tuple(found)

    def hand_over(self, file: Path, to: Certificate) -> int:
        """Write all submissions that nobody has answered into a file for that officer; how many.

        Raises `NoLongerOffered` where there is none, `HandingFault`.
        """
        operations = self._box.freeze()
        if not operations:
            raise NoLongerOffered(notices.NOTHING_TO_HAND, "submission")
        now = self._clock.now()
        content = handing.seal_submissions(self._identity, operations, to, now)
        self._write(file, handing.SUBMISSIONS_SUFFIX, content)
        return len(operations)

    def take(self, file: Path) -> tuple[str, int]:
        """Take submissions in: who wrote them, and how many were new here. Raises
        `HandingFault`."""
        try:
            found = handing.open_submissions(self._read(file), self._identity)
        except Unusable as error:
            raise HandingFault(notices.WHY[error.why]) from error
        name = found.author.officer_name
        return name, self._box.take(name, found.submissions)

    def _cards(self) -> list[Signed]:
        stored = self._settings.get(CARDS)
        texts = msgspec.json.decode(stored, type=list[str]) if stored else []
        return [msgspec.msgpack.decode(base64.b64decode(t), type=Signed) for t in texts]

    def _device(self, signed: Signed) -> str:
        return msgspec.msgpack.decode(signed.message, type=Certificate).device

    def _read(self, file: Path) -> bytes:
        try:
            with file.open("rb") as opened:
                return opened.read(MAX_FILE + 1)
        except OSError as error:
            raise HandingFault("unreadable") from error

    def _write(self, file: Path, suffix: str, content: bytes) -> Path:
        target = file if file.suffix else file.with_name(file.name + suffix)
        partial = target.with_name(target.name + PARTIAL)
        try:
            # Readable for the other officer's account on this PC: what is in it is sealed.
            partial.write_bytes(content)
            partial.replace(target)
        except OSError as error:
            raise HandingFault("not_written") from error
        return target
