"""One officer's PC: the real desk over its home, what the officer did there, and its end."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from desktop.desk import Desk
from desktop.domain.model import Draft, OutboxItem
from desktop.platform.paths import Home
from desktop.platform.wrapping import Cost
from desktop.services.faults import AccessEnded
from sync.http import HttpTransport
from tests.simulation.chance import SkewedClock, Time
from tests.simulation.steps import Compiled, Machine, PowerCut

SECRET = "frasa sandi untuk simulasi"
CHEAP = Cost(8 * 8, 1, 1)


class Seat(Machine):
    """A home folder with a desk over it. Opens when first used, and again after a power cut."""

    def __init__(
        self,
        name: str,
        officer: str,
        agency: str,
        folder: Path,
        time: Time,
        connect: Callable[[str], HttpTransport],
        compiled: Compiled,
    ) -> None:
        super().__init__(folder, compiled)
        self.name = name
        self.officer = officer
        self.agency = agency
        """Id of the agency."""
        self.clock = SkewedClock(time)
        self.erased = False
        """The desk said farewell."""
        self.device = ""
        self.connect = connect
        self.written: dict[str, str] = {}
        """Texts that the officer saw saved, to their complaint; what he replaced or threw away
        is not promised any more."""
        self.thrown: set[str] = set()
        """Texts that the officer threw away, or may have."""
        self.doubted = False
        """Bytes of an answer were changed on the line since the copy was last proven."""
        self.garbled = False
        """The same, ever: reference data is outside the proof (docs/STATE.md)."""
        self._desk: Desk | None = None

    @property
    def used(self) -> bool:
        """Whether the program ever ran in this history."""
        return bool(self.device)

    @property
    def opened(self) -> bool:
        """Whether the program runs."""
        return self._desk is not None

    @property
    def desk(self) -> Desk:
        """The running desk. Raises `AccessEnded` where a farewell was under way."""
        if self._desk is None:
            try:
                self._desk = Desk.open(
                    Home(self.folder),
                    SECRET,
                    None,
                    self.clock,
                    connect=self.connect,
                    cost=CHEAP,
                )
            except AccessEnded:
                self.erased = True
                raise
            self.adopt(self._desk)
        return self._desk

    def adopt(self, desk: Desk) -> None:
        """Work with this open desk."""
        self._desk = desk
        self.device = desk.certificate.device
        self.watch(desk.replica.database.writer, desk.replica.database.reader)

    def enrol(self, code: str) -> None:
        """Use a code; after a fault the same code again."""
        self.adopt(
            Desk.enrol(
                Home(self.folder),
                code,
                SECRET,
                None,
                self.clock,
                connect=self.connect,
                cost=CHEAP,
            )
        )

    def close(self) -> None:
        """The program ends; after a power cut its files are those of the image."""
        if self._desk is not None:
            desk, self._desk = self._desk, None
            desk.close()
        self.take_image()

    def crash(self) -> None:
        """The power goes while nothing is being written."""
        if self._desk is not None:
            with contextlib.suppress(PowerCut):
                self.cut_power()
        self.close()

    def drafts(self, *, discarded: bool = False) -> list[Draft]:
        """Drafts in the order of their making."""
        return sorted(self.desk.work.drafts(discarded=discarded), key=lambda d: d.id)

    def operations(self) -> list[OutboxItem]:
        """Operations in line order, withdraws left out."""
        return list(self.desk.replica.outbox.list("all"))

    def keeps(self, text: str, complaint: str) -> None:
        """The officer saw this text saved."""
        self.written[text] = complaint
        self.thrown.discard(text)

    def lets_go(self, text: str) -> None:
        """The officer replaced this text, or threw it away."""
        self.thrown.add(text)
