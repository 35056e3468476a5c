"""Looks at the files after every action and holds them against the promises."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pyrage

from tests.simulation import approved, promises
from tests.simulation.promises import Broken
from tests.simulation.reading import Central, CentralFile, DeskFile, Local, View, whole_blobs
from tests.simulation.seat import Seat
from tests.simulation.site import Site

_DAY = 86_400
_KEPT_DAYS = 30


class Oracle:
    """Remembers what the server ever showed and said."""

    def __init__(self, site: Site, words: dict[str, str]) -> None:
        """`words`: complaint to words that stand only in its body."""
        self._site = site
        self._words = words
        self._central: tuple[Path, int, CentralFile] | None = None
        self._desks: dict[str, tuple[Path, int, DeskFile]] = {}
        self.views: dict[tuple[str, int], dict[str, View]] = {}
        self.ever_applied: set[bytes] = set()
        self.ever_revoked: set[str] = set()
        self._ever_deleted: dict[str, float] = {}
        self._left: dict[str, set[str]] = {}
        self._worded: dict[bytes, str] = {}
        """Texts that once left a desk."""
        self._lost: set[bytes] = set()
        """Ids that a restore took out of the ledger."""
        self._ever_rolled = False
        self._before: Central | None = None
        self._rolled: str = ""
        """Epoch in which an older database came back unsaid, until another begins."""
        self.look()

    def close(self) -> None:
        """Let go of all files."""
        if self._central is not None:
            self._central[2].close()
        for _, _, file in self._desks.values():
            file.close()

    def central(self) -> Central:
        """The server's file as it stands."""
        site = self._site
        if self._central is None or self._central[:2] != (site.folder, site.lives):
            if self._central is not None:
                self._central[2].close()
            self._central = site.folder, site.lives, CentralFile(site.database)
        return self._central[2].read()

    def local(self, seat: Seat) -> Local:
        """A desk's file as it stands."""
        known = self._desks.get(seat.name)
        if known is None or known[:2] != (seat.folder, seat.lives):
            if known is not None:
                known[2].close()
            database = seat.desk.replica.database
            known = seat.folder, seat.lives, DeskFile(database.path, database.key)
            self._desks[seat.name] = known
        return known[2].read()

    def forget(self, seat: Seat) -> None:
        """The desk's file is gone."""
        known = self._desks.pop(seat.name, None)
        if known is not None:
            known[2].close()

    def look(self) -> Central:
        """Remember what the server shows now; its own promises."""
        central = self.central()
        if self._before is not None and self._before.epoch == central.epoch:
            approved.nothing_unapproved(self._before, central)
        self._before = central
        self.views[central.epoch, central.counter] = central.views
        applied = {i for i, row in central.ledger.items() if row.outcome in promises.APPLIED}
        self.ever_applied |= applied
        self.ever_revoked |= central.revoked
        for key in central.deleted:
            self._ever_deleted.setdefault(key, self._site.clock.time.at)
        if central.epoch != self._rolled:
            self._rolled = ""
        return central

    def deleted(self, key: str) -> None:
        """The coordinator saw an ordered deletion done."""
        self._ever_deleted.setdefault(key, self._site.clock.time.at)

    def before_restore(self) -> set[bytes]:
        """What the ledger holds."""
        return set(self.look().ledger)

    def after_restore(self, before: set[bytes], *, unsaid: bool) -> None:
        """The database is an older one."""
        central = self.central()
        self._lost |= before - set(central.ledger)
        if unsaid:
            self._rolled, self._ever_rolled = central.epoch, True
        self.look()

    def check(self, seats: Iterable[Seat], *, quiet: bool = False) -> None:
        """All promises that hold at any time; `quiet`: nothing is under way any more."""
        central = self.look()
        promises.nothing_doubled(central)
        approved.only_what_was_approved(central)
        approved.what_was_approved_went_out(central)
        promises.deleted_stays_deleted(central, frozenset(self._ever_deleted))
        for seat in seats:
            if seat.erased:
                self._nothing_lost_in_farewell(seat, central)
            elif seat.device:
                self._check_desk(seat, central, quiet=quiet)

    def _check_desk(self, seat: Seat, central: Central, *, quiet: bool) -> None:
        local = self.local(seat)
        # One run may send words and bring the deletion that takes them away.
        self._worded |= {line.id: line.text for line in local.operations.values() if line.text}
        self._left.setdefault(seat.name, set()).update(
            self._worded.get(line.id, "") for line in local.operations.values() if line.sent_at
        )
        promises.sent_was_committed(seat.device, local, central)
        same = local.epoch == central.epoch and not self._rolled
        for line in local.operations.values():
            if line.id in self._lost and not (quiet and line.state == "acked"):
                if line.state == "acked" and line.id not in self.ever_applied:
                    raise Broken("sent means the server has it", line.id.hex())
            elif (same and not line.reoffer) or quiet:
                promises.shown_as_the_ledger_has_it(line, central)
        self._nothing_lost(seat, local, central, quiet=quiet)
        self._no_file_lost(seat, local, central, quiet=quiet)
        promises.order_is_kept(local, central)
        if local.mismatches and not (seat.garbled or self._ever_rolled):
            raise Broken("proof fails only for a reason", f"{seat.name}, on an honest line")
        if not seat.doubted:
            promises.overlaid_until_it_comes(local)
            if same:
                promises.cursor_not_ahead(seat.agency, local, central)
        if same and not seat.garbled:
            promises.reference_not_behind(local, central)
        if quiet:
            promises.nothing_stuck(local)
            if local.epoch != central.epoch:
                raise Broken("the copy is the server's", "of another epoch")
            held = central.views.get(seat.agency, frozenset())
            promises.copy_is(held, local, "the copy is the server's")
            if local.refs != central.refs and not seat.garbled:
                raise Broken("the copy is the server's", "reference data")
            promises.deleted_left_no_words(frozenset(self._ever_deleted), self._words, local)

    def _nothing_lost(self, seat: Seat, local: Local, central: Central, *, quiet: bool) -> None:
        here = {text for _, _, text, _ in local.drafts}
        here |= {line.text for line in local.operations.values()}
        live = {text for _, _, text, thrown in local.drafts if not thrown}
        live |= {x.text for x in local.operations.values() if x.state in promises.PENDING}
        there = {entry.text for entry in central.entries}
        for text, complaint in seat.written.items():
            if text in seat.thrown or text in there:
                continue
            if complaint in self._ever_deleted:
                since = self._site.clock.time.at - self._ever_deleted[complaint]
                gone_rightly = text in self._left[seat.name] or since > _KEPT_DAYS * _DAY
                if text not in here and not gone_rightly:
                    raise Broken("nothing lost", f"{text!r} of a deleted complaint")
            elif text not in here and not self._waits(text, central):
                raise Broken("nothing lost", repr(text))
            elif quiet and text not in live and not self._waits(text, central):
                states = [x.state for x in local.operations.values() if x.text == text]
                raise Broken("nothing lost", f"{text!r} is {states}, and not on the server")

    def _no_file_lost(self, seat: Seat, local: Local, central: Central, *, quiet: bool) -> None:
        """Attachments are here, or on the server; once quiet, those of answers on the server."""
        sent = {
            (line.id.hex(), sha)
            for line in local.operations.values()
            if line.state == "acked" and any(e.operation == line.id for e in central.entries)
            for sha in line.files
        }
        unsent = {
            sha
            for line in local.operations.values()
            if line.state in promises.PENDING - {"withdrawing"}
            for sha in line.files
        }
        if not (sent or unsent or local.wanted):
            return
        replica = seat.desk.replica.database
        here = whole_blobs(replica.path.with_suffix(".files"), replica.key)
        for sha in (unsent | local.wanted) - here:
            raise Broken("no file lost", f"{sha} of unsent work")
        for entry, sha in sent:
            there = (entry, sha) in central.arrived and self._stored(sha)
            if not there and sha not in local.turned_down and (quiet or sha not in here):
                raise Broken("no file lost", f"{sha} of {entry}, on the server: {there}")

    def _stored(self, sha: str) -> bool:
        path = self._site.folder / "blobs" / "blob" / sha[:2] / sha
        return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == sha

    def _waits(self, text: str, central: Central) -> bool:
        return any(text.encode() in payload for payload in self._waiting(central))

    def _waiting(self, central: Central) -> list[bytes]:
        """Operations that wait for an import to bring their complaint back."""
        rows = [central.ledger[id_] for id_ in central.waiting if id_ in central.ledger]
        return [row.payload for row in rows if row.payload]

    def _nothing_lost_in_farewell(self, seat: Seat, central: Central) -> None:
        there = {entry.text for entry in central.entries}
        sealed = [*central.sealed, *self._courier(seat)]
        for text, complaint in seat.written.items():
            if text in seat.thrown or text in there or complaint in self._ever_deleted:
                continue
            if not any(text.encode() in work for work in sealed + self._waiting(central)):
                raise Broken("nothing lost", f"{text!r} in no sealed work")

    def _courier(self, seat: Seat) -> list[bytes]:
        """Sealed files that a desk left, opened with the server's keys."""
        found = []
        keys = [
            pyrage.x25519.Identity.from_str(msgspec.json.decode(path.read_bytes())["age"])
            for path in (self._site.folder / "keys").glob("server*.key")
        ]
        for path in (seat.folder / "sealed").glob("*.sealed"):
            found.append(bytes(pyrage.decrypt(msgspec.msgpack.decode(path.read_bytes())[1], keys)))
        return found

    def acked(self, seat: Seat) -> frozenset[bytes]:
        """Operations shown as accepted."""
        lines = self.local(seat).operations.values()
        return frozenset(x.id for x in lines if x.state == "acked" and x.kind != "withdraw")

    def green(self, seat: Seat) -> None:
        """A run ended verified: the copy is what the server showed at its cursor."""
        local = self.local(seat)
        if local.cursor is None or local.building:
            raise Broken("green is true", "without a whole copy")
        views = self.views.get((local.epoch, local.cursor))
        if views is None:
            raise Broken("green is true", f"the server never stood at {local.cursor}")
        promises.copy_is(views.get(seat.agency, frozenset()), local, "green is true")
        seat.doubted = False
