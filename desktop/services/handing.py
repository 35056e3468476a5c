"""Submissions by file between two officers without a line: cards, handing over, giving back.

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
from desktop.storage.replica import Replica
from sync import handing
from sync.courier_file import MAX_FILE, Unusable
from sync.ports import Clock
from sync.wire import Certificate, Signed

CARDS: Final = "approval_cards"
"""Setting: cards of liaison officers, JSON of base64 texts."""
AUTHORS: Final = "approval_authors"
"""Setting: certificates of those who handed submissions over here, likewise."""


class HandingFault(Told, NotOffered):
    """The file cannot be used or written."""

    def __init__(self, fault: notices.Fault) -> None:
        super().__init__(notices.FAULTS[fault], fault)


class HandingService:
    """Files of one desk."""

    def __init__(self, replica: Replica, clock: Clock) -> None:
        self._identity = replica.identity
        self._box = replica.handed
        self._returned = replica.returned
        self._settings = replica.settings
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
        self._keep(CARDS, signed)
        return taken

    def officers(self) -> tuple[Certificate, ...]:
        """Officers whose card is here, the last taken first."""
        return self._kept(CARDS)

    def authors(self) -> tuple[Certificate, ...]:
        """Who handed submissions over here, the last first."""
        return self._kept(AUTHORS)

    def hand_over(self, file: Path, to: Certificate) -> int:
        """Write all submissions that nobody has answered into a file for that officer; how many.

        Raises `NoLongerOffered` where there is none, `HandingFault`.
        """
        return self._hand("submission", file, handing.SUBMISSIONS_SUFFIX, to)

    def take(self, file: Path) -> tuple[str, int]:
        """Take submissions in: who wrote them, and how many were new here. Raises
        `HandingFault`."""
        found = self._open("submission", file)
        self._keep(AUTHORS, found.certificate)
        name = found.author.officer_name
        return name, self._box.take(name, found.operations)

    def returnable(self) -> int:
        """How many of what came by file were given back here and may go back by file."""
        return self._box.returnable()

    def hand_back(self, file: Path, to: Certificate) -> int:
        """Write all that was given back of what came by file into a file for an operator; how
        many. Raises `NoLongerOffered` where there is nothing, `HandingFault`."""
        return self._hand("returned", file, handing.RETURNED_SUFFIX, to)

    def take_returned(self, file: Path) -> tuple[str, tuple[str, ...]]:
        """Take in what was given back: by whom, and the complaints of those that were new here;
        each is a draft again. Raises `HandingFault`."""
        found = self._open("returned", file)
        name, own = found.author.officer_name, self._identity.certificate.officer_name
        return name, self._returned.take(name, own, found.operations)

    def newest(self, folder: Path, suffixes: tuple[str, ...]) -> Path | None:
        """The file of these kinds in a folder that was written last; None where there is none."""
        found: list[tuple[int, Path]] = []
        try:
            for file in folder.iterdir():
                if file.suffix.lower() in suffixes and file.is_file():
                    found.append((file.stat().st_mtime_ns, file))
        except OSError:
            # A stick that was pulled out: the officer looks for the file.
            return None
        return max(found)[1] if found else None

    def _hand(self, kind: handing.Carried, file: Path, suffix: str, to: Certificate) -> int:
        operations = self._box.freeze("submit" if kind == "submission" else "give_back")
        if not operations:
            nothing = notices.NOTHING_TO_HAND if kind == "submission" else notices.NOTHING_BACK
            raise NoLongerOffered(nothing, kind)
        content = handing.seal(kind, self._identity, operations, to, self._clock.now())
        self._write(file, suffix, content)
        return len(operations)

    def _open(self, kind: handing.Carried, file: Path) -> handing.HandedOver:
        try:
            return handing.unseal(kind, self._read(file), self._identity)
        except Unusable as error:
            raise HandingFault(notices.WHY[error.why]) from error

    def _keep(self, setting: str, signed: Signed) -> None:
        """Of each device the last only."""
        device = self._device(signed)
        kept = [one for one in self._signed(setting) if self._device(one) != device]
        texts = [base64.b64encode(msgspec.msgpack.encode(c)).decode() for c in (signed, *kept)]
        self._settings.set(setting, msgspec.json.encode(texts).decode())

    def _kept(self, setting: str) -> tuple[Certificate, ...]:
        found = []
        for signed in self._signed(setting):
            try:
                found.append(handing.certified(signed, self._identity))
            except Unusable:
                # Signed with keys that the server has since changed: a new one is needed.
                continue
        return tuple(found)

    def _signed(self, setting: str) -> list[Signed]:
        stored = self._settings.get(setting)
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
