"""The office of one history: server, desks, coordinator and technician, driven by actions."""

from __future__ import annotations

import contextlib
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy.exc import DBAPIError

from desktop.domain.errors import BugError, PenghubungError
from server.backup import BackupFailed
from server.coordinator import NotFound, NotPossible
from sync.http import HttpTransport
from tests.simulation.actions import Action, During, Fault, History
from tests.simulation.chance import Time, seeded
from tests.simulation.hall import Hall
from tests.simulation.line import Line
from tests.simulation.office import Officers
from tests.simulation.oracle import Oracle
from tests.simulation.promises import Broken
from tests.simulation.seat import Seat
from tests.simulation.site import Site, complaint
from tests.simulation.staff import Staff
from tests.simulation.steps import PowerCut, desk_disk_full, server_disk_full
from tests.simulation.template import PEOPLE, SEATS, Template

_SECONDS_PER_ACTION = 7


class World:
    """One history's office. Use as a context."""

    def __init__(self, hall: Hall, template: Template, history: History, folder: Path) -> None:
        self._hall = hall
        self.template = template
        self.folder = folder
        self.time = Time()
        self._stack = contextlib.ExitStack()
        self._stack.enter_context(seeded(history.seed, self.time))
        template.place(folder, history.fresh)
        self.site = Site(folder / "central", self.time, hall)
        self.seats: list[Seat] = []
        for number, person in enumerate(SEATS):
            name, agency, _ = PEOPLE[person]
            self.seat(f"desk{number}", name, template.agencies[agency])
        words = {str(9_100_000 + n): f"Isi laporan {n}. " for n in range(len(_all_words()))}
        self.oracle = Oracle(self.site, words)
        self.struck: Counter[str] = Counter()
        """Faults that came to pass, by kind."""
        self.texts = 0
        self.touched: set[str] = set()
        self._running: list[str] = []
        self._lines: dict[str, tuple[tuple[Fault, ...], tuple[During, ...]]] = {}
        self.officers = Officers(self)
        self.staff = Staff(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.oracle.close()
        for seat in self.seats:
            seat.close()
        self.site.stop()
        self._stack.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def seat(self, name: str, officer: str, agency: str) -> Seat:
        """A further PC."""
        made: list[Seat] = []
        made.append(
            Seat(
                name,
                officer,
                agency,
                self.folder / name,
                self.time,
                self._connect(made),
                self._hall.compiled,
            )
        )
        self.seats.append(made[0])
        return made[0]

    def act(self, action: Action) -> None:
        """One action, with what goes wrong during it; then every promise is looked at."""
        self.touched.clear()
        self.perform(action)
        self.time.at += _SECONDS_PER_ACTION
        self.oracle.check(seat for seat in self.seats if seat.name in self.touched)

    def perform(self, action: Action) -> None:
        """The action alone."""
        seat = self.seats[action.a % len(self.seats)]
        do = self.officers.find(action.kind)
        if do is None:
            with self._armed(action, None):
                self._by_staff(self.staff.find(action.kind), action)
            return
        if seat.erased or (seat.name in self._running and action.kind in ("sync", "crash")):
            return
        self.touched.add(seat.name)
        with self._armed(action, seat):
            self._by_officer(do, seat, action)

    def _by_officer(self, do: Callable[[Seat, Action], None], seat: Seat, action: Action) -> None:
        life = self.site.lives
        try:
            do(seat, action)
        except PowerCut:
            self.struck["power cut on a desk"] += 1
        except BugError as error:
            raise Broken("no bug", f"{action.kind}: {error} {error.__cause__!r}") from error
        except PenghubungError:
            # Refused, too late, disk full: told to the officer.
            pass
        finally:
            if self.site.lives != life:
                self.struck["power cut on the server"] += 1
        if seat.image is not None:
            seat.close()
        if seat.erased:
            self.oracle.forget(seat)

    def _by_staff(self, do: Callable[[Action], None], action: Action) -> None:
        before = self.oracle.look()
        try:
            do(action)
        except PowerCut:
            self.struck["power cut on the server"] += 1
        except (NotFound, NotPossible, BackupFailed, DBAPIError):
            # Told to the coordinator or the technician.
            pass
        if self.site.image is not None:
            self.site.restart()
        if self.oracle.look() is not before:
            self.touched.update(seat.name for seat in self.seats if seat.opened)

    @contextlib.contextmanager
    def _armed(self, action: Action, seat: Seat | None) -> Iterator[None]:
        armed: list[Seat | Site] = []
        for fault in action.faults:
            desk = seat if fault.kind.startswith("desk") else None
            if fault.kind in ("desk_disk", "desk_crash") and desk is not None:
                self._arm(desk, fault, desk_disk_full)
                armed.append(desk)
            elif fault.kind in ("server_disk", "server_crash"):
                self._arm(self.site, fault, server_disk_full)
                armed.append(self.site)
        if seat is not None and action.kind == "sync":
            self._lines[seat.name] = action.faults, action.during
            self._running.append(seat.name)
        try:
            yield
        finally:
            for machine in armed:
                machine.disarm()
            if seat is not None and action.kind == "sync":
                del self._lines[seat.name]
                self._running.remove(seat.name)

    def _arm(self, machine: Seat | Site, fault: Fault, full: Callable[[], None]) -> None:
        if fault.kind.endswith("crash"):
            machine.arm(fault.at, machine.cut_power)
            return

        def strike() -> None:
            self.struck[f"disk full, {fault.kind.split('_')[0]}"] += 1
            full()

        machine.arm(fault.at, strike)

    def _connect(self, whose: list[Seat]) -> Callable[[str], HttpTransport]:
        def connect(url: str) -> HttpTransport:
            (seat,) = whose
            faults, during = self._lines.get(seat.name, ((), ()))
            line = Line(
                self.site,
                faults,
                lambda request, block: self._between(seat, during, request, block),
                lambda path: self._watch(seat, path),
                seat.clock.sleep,
                lambda kind: self._used(seat, kind),
                lambda: seat.desk.replica.copy.past(),
            )
            return line.transport(url)

        return connect

    def _used(self, seat: Seat, kind: str) -> None:
        self.struck[f"line: {kind}"] += 1
        if kind == "flip":
            seat.doubted = seat.garbled = True

    def _between(self, seat: Seat, during: tuple[During, ...], request: int, block: int) -> None:
        self.oracle.look()
        for item in during:
            if (item.request, item.block) == (request, block):
                self.struck["something meanwhile"] += 1
                self.perform(item.action)
                self.oracle.look()

    def _watch(self, seat: Seat, path: str) -> Callable[[int], None]:
        revoked = seat.device in self.oracle.look().revoked

        def answered(status: int) -> None:
            if revoked and status == 200 and path.endswith("/sync"):
                raise Broken("revoked means out", seat.name)
            if status == 500:
                raise Broken("no bug", f"the server answers 500 on {path}")
            self.oracle.look()

        return answered


def _all_words() -> list[dict[str, object]]:
    return [complaint(n, None) for n in range(60)]
